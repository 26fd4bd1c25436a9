import { refuse } from '@hardpoint/sdk'
import { formatAmount } from './amount.ts'
import { parseAsset } from './asset.ts'

/** One movement. `amount` is in minor units, as a text. */
export interface Leg {
  readonly from: string
  readonly to: string
  readonly asset: string
  readonly amount: string
}

/**
 * One line of the journal. It is written once and never changed: what happens to a transfer later is a record of its own.
 *
 * | kind | state | did |
 * | --- | --- | --- |
 * | transfer, reversal | posted | moved the money |
 * | transfer, reversal | pending | reserved it, until `expiresAt` |
 * | approval | posted | released the reservation of record `settles` and moved the money |
 * | rejection, expiry | released | released the reservation of record `settles` |
 */
export interface JournalRecord {
  readonly sequence: number
  readonly kind: 'transfer' | 'reversal' | 'approval' | 'rejection' | 'expiry'
  readonly state: 'posted' | 'pending' | 'released'
  readonly legs: readonly Leg[]
  /** The pending record that this one settles. */
  readonly settles?: number
  /** The posted record that this one takes back. */
  readonly reverses?: number
  readonly key?: string
  readonly description?: string
  readonly metadata?: Readonly<Record<string, string>>
  readonly by: string
  readonly at: string
  readonly expiresAt?: string
}

/** One line of an account's history: a leg as this account saw it. Minor units as texts. */
export interface HistoryLine {
  readonly sequence: number
  readonly leg: number
  readonly change: string
  /** After the leg. */
  readonly balance: string
  readonly counterparty: string
  readonly kind: JournalRecord['kind']
  readonly description?: string
  readonly at: string
  readonly by: string
}

const ID = /^tx-(\d{12,15})$/

/** `tx-000000000042`: sorts as text in order of posting. */
export function transferId(sequence: number): string {
  return `tx-${String(sequence).padStart(12, '0')}`
}

/** @throws TREASURY_TRANSFER_UNKNOWN */
export function sequenceOf(id: string): number {
  const sequence = Number(ID.exec(id)?.[1])
  if (!Number.isSafeInteger(sequence)) throw unknownTransfer(id)
  return sequence
}

export function unknownTransfer(id: string) {
  return refuse(404, 'TREASURY_TRANSFER_UNKNOWN', `There is no transfer '${id.slice(0, 64)}'.`)
}

export function showLeg({ from, to, asset, amount }: Leg): Leg {
  return { from, to, asset, amount: formatAmount(BigInt(amount), parseAsset(asset)) }
}

/** A record as it was when it was written: the same each time, so that a replay answers what the first call answered. */
export function showRecord({ sequence, kind, state, legs, settles, reverses, key, description, metadata, by, at, expiresAt }: JournalRecord) {
  return {
    id: transferId(sequence), kind, status: state, postings: legs.map(showLeg),
    ...(settles === undefined ? {} : { settles: transferId(settles) }),
    ...(reverses === undefined ? {} : { reverses: transferId(reverses) }),
    ...(key === undefined ? {} : { idempotencyKey: key }),
    ...(description === undefined ? {} : { description }),
    ...(metadata === undefined ? {} : { metadata }),
    by, at,
    ...(expiresAt === undefined ? {} : { expiresAt }),
  }
}

/** A history line for people, in decimals of the account's asset. */
export function showLine({ sequence, change, balance, leg: _, ...rest }: HistoryLine, assetName: string) {
  const asset = parseAsset(assetName)
  return { transfer: transferId(sequence), change: formatAmount(BigInt(change), asset), balance: formatAmount(BigInt(balance), asset), ...rest }
}
