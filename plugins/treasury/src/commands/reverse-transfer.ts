import { refuse } from '@hardpoint/sdk'
import { accountsOf, loadAccounts } from '../balances.ts'
import { bindKey, findReplay } from '../idempotency.ts'
import { transferId, unknownTransfer, type JournalRecord } from '../journal.ts'
import { idempotencyKey, journalKey, reversalKey, settlementKey } from '../keys.ts'
import { recordTransfer } from '../record-transfer.ts'
import type { Scope } from '../unit-of-work.ts'
import type { Command } from '../writer.ts'
import type { MoneyCall, Recorded } from './post-transfer.ts'

/** Which record is taken back, and why. */
export interface ReversalRequest {
  readonly sequence: number
  readonly description?: string
}

/**
 * Moves all legs of a posted record back, once. Limits and approvals hold as for any transfer: what was spent meanwhile cannot be
 * taken back, and what needed two principals to go out needs two to come back.
 *
 * @throws TREASURY_TRANSFER_UNKNOWN, TREASURY_NOT_REVERSIBLE, TREASURY_ALREADY_REVERSED, TREASURY_IDEMPOTENCY_CONFLICT, TREASURY_LIMIT,
 *   TREASURY_APPROVAL_UNAVAILABLE
 */
export function reverseTransfer({ sequence, description }: ReversalRequest, { key, actor, at, policy }: MoneyCall): Command<Recorded> {
  return {
    reads: [idempotencyKey(actor.id, key), journalKey(sequence), reversalKey(sequence)],
    async run(scope) {
      const original = await moneyRecord(scope, sequence)
      const reverses = original.sequence
      const replay = await findReplay(scope, { principal: actor.id, key, asked: { reverses, description } })
      if (replay !== undefined) return { record: replay, replayed: true }
      await assertNotReversed(scope, original)
      const legs = original.legs.toReversed().map(({ from, to, ...leg }) => ({ from: to, to: from, ...leg }))
      const draft = { kind: 'reversal' as const, legs, reverses, key, by: actor.id, at, ...(description === undefined ? {} : { description }) }
      const record = recordTransfer(scope, { draft, accounts: await loadAccounts(scope, accountsOf(legs)), policy })
      scope.set(reversalKey(reverses), record.sequence)
      bindKey(scope, actor.id, record)
      return { record, replayed: false }
    },
  }
}

/** The record that moved the money: of an approved pending one, that is its approval. */
async function moneyRecord(scope: Scope, sequence: number): Promise<JournalRecord> {
  const record = await scope.get<JournalRecord>(journalKey(sequence))
  if (record === undefined) throw unknownTransfer(transferId(sequence))
  if (record.state !== 'pending') return record
  const settlement = await scope.get<number>(settlementKey(sequence))
  return settlement === undefined ? record : moneyRecord(scope, settlement)
}

async function assertNotReversed(scope: Scope, { sequence, state, reverses }: JournalRecord): Promise<void> {
  const id = transferId(sequence)
  if (state !== 'posted') throw refuse(409, 'TREASURY_NOT_REVERSIBLE', `${id} has moved nothing (${state}), so there is nothing to take back.`)
  if (reverses !== undefined) throw refuse(409, 'TREASURY_NOT_REVERSIBLE', `${id} is a reversal itself. Post a new transfer instead.`)
  const reversal = await scope.get<number>(reversalKey(sequence))
  if (reversal !== undefined) throw refuse(409, 'TREASURY_ALREADY_REVERSED', `${id} was reversed by ${transferId(reversal)}.`, { reversal: transferId(reversal) })
}
