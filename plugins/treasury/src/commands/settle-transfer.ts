import { refuse } from '@hardpoint/sdk'
import { maySpend, type Actor } from '../actor.ts'
import { accountsOf, loadAccounts, moveLegs, reserveLegs, type Accounts } from '../balances.ts'
import { publishRecord } from '../events.ts'
import { transferId, unknownTransfer, type JournalRecord } from '../journal.ts'
import { expiryKey, journalKey, reversalKey, settlementKey } from '../keys.ts'
import type { Scope } from '../unit-of-work.ts'
import type { Command } from '../writer.ts'

/** What becomes of a pending transfer, who says so, and when. An expiry is nobody's word but the clock's. */
export type Settlement =
  | { readonly kind: 'approval' | 'rejection'; readonly sequence: number; readonly actor: Actor; readonly at: string; readonly description?: string }
  | { readonly kind: 'expiry'; readonly sequence: number; readonly at: string }

/**
 * Settles a pending transfer, once: an approval moves the money that was set aside; a rejection or an expiry gives it back.
 *
 * @throws TREASURY_TRANSFER_UNKNOWN, TREASURY_NOT_PENDING, TREASURY_EXPIRED, TREASURY_SAME_PRINCIPAL, TREASURY_NOT_SPENDER
 */
export function settleTransfer(settlement: Settlement): Command<JournalRecord> {
  const { sequence } = settlement
  return {
    reads: [journalKey(sequence), settlementKey(sequence)],
    async run(scope) {
      const pending = await pendingRecord(scope, sequence)
      const accounts = await loadAccounts(scope, accountsOf(pending.legs))
      assertMaySettle(settlement, pending, accounts)
      const record = recordOf(scope.next(), pending, settlement)
      reserveLegs(scope, accounts, { legs: pending.legs, direction: -1n })
      if (record.state === 'posted') moveLegs(scope, accounts, record)
      else if (pending.reverses !== undefined) scope.delete(reversalKey(pending.reverses))
      scope.set(journalKey(record.sequence), record)
      scope.set(settlementKey(sequence), record.sequence)
      scope.delete(expiryKey(expiryOf(pending), sequence))
      publishRecord(scope, record)
      return record
    },
  }
}

async function pendingRecord(scope: Scope, sequence: number): Promise<JournalRecord> {
  const record = await scope.get<JournalRecord>(journalKey(sequence))
  const id = transferId(sequence)
  if (record === undefined) throw unknownTransfer(id)
  if (record.state !== 'pending') throw refuse(409, 'TREASURY_NOT_PENDING', `${id} does not wait for anybody: it is ${record.state}.`)
  const settledBy = await scope.get<number>(settlementKey(sequence))
  if (settledBy !== undefined) throw refuse(409, 'TREASURY_NOT_PENDING', `${id} was settled by ${transferId(settledBy)}.`, { settledBy: transferId(settledBy) })
  return record
}

/** Maker and checker are two: whoever asked for a transfer cannot approve it, admin or not. Taking it back is allowed. */
function assertMaySettle(settlement: Settlement, pending: JournalRecord, accounts: Accounts): void {
  const id = transferId(pending.sequence)
  const expired = expiryOf(pending) <= Date.parse(settlement.at)
  if (settlement.kind === 'expiry') {
    if (!expired) throw refuse(409, 'TREASURY_NOT_EXPIRED', `${id} waits until ${pending.expiresAt}.`)
    return
  }
  const { actor, kind } = settlement
  if (kind === 'approval' && actor.id === pending.by) throw refuse(403, 'TREASURY_SAME_PRINCIPAL', `${id} was asked for by '${actor.id}', so somebody else has to approve it.`)
  if (kind === 'approval' && expired) throw refuse(409, 'TREASURY_EXPIRED', `${id} expired at ${pending.expiresAt}. Ask for it again.`)
  if (actor.id !== pending.by && !mayDecide(actor, pending, accounts)) throw refuse(403, 'TREASURY_NOT_SPENDER', `'${actor.id}' may not decide on ${id}.`)
}

/** Those who could have asked for it: spenders of every account that pays; for a reversal, admins. */
function mayDecide(actor: Actor, { legs, reverses }: JournalRecord, accounts: Accounts): boolean {
  if (reverses !== undefined) return actor.admin
  return legs.every(({ from }) => maySpend(actor, accounts.get(from) ?? { spenders: [] }))
}

function recordOf(sequence: number, pending: JournalRecord, settlement: Settlement): JournalRecord {
  const { kind, at } = settlement
  const description = kind === 'expiry' ? undefined : (settlement.description ?? (kind === 'approval' ? pending.description : undefined))
  return {
    sequence, kind, state: kind === 'approval' ? 'posted' : 'released', legs: pending.legs, settles: pending.sequence,
    ...(pending.reverses === undefined ? {} : { reverses: pending.reverses }),
    ...(description === undefined ? {} : { description }),
    by: kind === 'expiry' ? 'kernel' : settlement.actor.id, at,
  }
}

function expiryOf({ expiresAt = '' }: JournalRecord): number {
  return Date.parse(expiresAt)
}
