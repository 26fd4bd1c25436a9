import { refuse } from '@hardpoint/sdk'
import { idempotencyKey, journalKey } from './keys.ts'
import { showLeg, transferId, type JournalRecord } from './journal.ts'
import type { Scope } from './unit-of-work.ts'

const KEY = /^[\x21-\x7e]{1,128}$/

/** What the caller asked for, in the words of the request. */
export interface Asked {
  readonly legs?: readonly { readonly from: string; readonly to: string; readonly amount: string }[]
  readonly reverses?: number
  readonly description?: string | undefined
  readonly metadata?: Readonly<Record<string, string>> | undefined
}

/** The header `Idempotency-Key`, or the parameter of that name. @throws TREASURY_IDEMPOTENCY_KEY */
export function readKey(value: string | null | undefined): string {
  if (value === null || value === undefined) throw refuse(400, 'TREASURY_IDEMPOTENCY_KEY', 'Send the header Idempotency-Key, so that a call that is sent twice moves the money once.')
  if (!KEY.test(value)) throw refuse(400, 'TREASURY_IDEMPOTENCY_KEY', 'An Idempotency-Key has 1 to 128 visible ASCII characters.')
  return value
}

/**
 * Looks for the record that this key made before. The record itself is compared, and kept for ever: there is no window after which
 * a late retry would move money again.
 *
 * @throws TREASURY_IDEMPOTENCY_CONFLICT where the key was used for something else
 */
export async function findReplay(scope: Scope, { principal, key, asked }: { readonly principal: string; readonly key: string; readonly asked: Asked }): Promise<JournalRecord | undefined> {
  const sequence = await scope.get<number>(idempotencyKey(principal, key))
  if (sequence === undefined) return undefined
  const record = await scope.get<JournalRecord>(journalKey(sequence))
  if (record !== undefined && fingerprint(askedBy(record)) === fingerprint(asked)) return record
  throw refuse(409, 'TREASURY_IDEMPOTENCY_CONFLICT', `The Idempotency-Key was used for another request, which made ${transferId(sequence)}.`, { transfer: transferId(sequence) })
}

/** Binds the key to the record, in the commit that writes the record. */
export function bindKey(scope: Scope, principal: string, { key, sequence }: JournalRecord): void {
  if (key !== undefined) scope.set(idempotencyKey(principal, key), sequence)
}

/** A reversal was asked for by its original alone; its legs follow from it. */
function askedBy({ legs, reverses, description, metadata }: JournalRecord): Asked {
  return reverses === undefined ? { legs: legs.map(showLeg), description, metadata } : { reverses, description, metadata }
}

/** One text for requests that mean the same: `5` is `5.00`, and the order of metadata says nothing. */
function fingerprint({ legs, reverses, description, metadata }: Asked): string {
  return JSON.stringify([
    legs?.map(({ from, to, amount }) => [from, to, amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount]) ?? null,
    reverses ?? null,
    description ?? null,
    Object.entries(metadata ?? {}).toSorted(([a], [b]) => a < b ? -1 : 1),
  ])
}
