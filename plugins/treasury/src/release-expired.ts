import { Refusal, type HostApi } from '@hardpoint/sdk'
import { settleTransfer } from './commands/settle-transfer.ts'
import { EXPIRIES } from './keys.ts'
import { submit } from './ledger.ts'

/** Of one run: bounds its time. The rest waits for the next. */
const MAX_A_RUN = 200

/**
 * Gives back what pending transfers have set aside for too long. Somebody may settle one at the same moment: then that counts.
 *
 * @returns how many were released
 */
export async function releaseExpired(host: Pick<HostApi, 'storage'>, { tenant, at }: { readonly tenant: string; readonly at: string }): Promise<number> {
  const { entries } = await host.storage.list({ prefix: EXPIRIES, end: [...EXPIRIES, Date.parse(at) + 1], limit: MAX_A_RUN })
  const outcomes = await Promise.all(entries.map(({ key }) => release(host, { tenant, at, sequence: Number(key.at(-1)) })))
  return outcomes.filter(Boolean).length
}

async function release(host: Pick<HostApi, 'storage'>, { tenant, at, sequence }: { tenant: string; at: string; sequence: number }): Promise<boolean> {
  try {
    await submit(host, { tenant }, settleTransfer({ kind: 'expiry', sequence, at }))
    return true
  } catch (error) {
    if (error instanceof Refusal && error.code === 'TREASURY_NOT_PENDING') return false
    throw error
  }
}
