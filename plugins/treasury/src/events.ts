import { transferId, showLeg, type JournalRecord } from './journal.ts'
import type { Scope } from './unit-of-work.ts'

/**
 * Publishes what a record did, in the commit that writes it. Metadata stays in the ledger: it may hold what subscribers have no
 * business with.
 *
 * | record | events |
 * | --- | --- |
 * | posted | `transfer.posted`; an approval also `transfer.approved`; what takes another back also `transfer.reversed` |
 * | pending | `transfer.pending` |
 * | released | `transfer.rejected` |
 */
export function publishRecord(scope: Scope, record: JournalRecord): void {
  const data = eventOf(record)
  if (record.state === 'pending') return scope.publish('transfer.pending', data)
  if (record.state === 'released') return scope.publish('transfer.rejected', data)
  scope.publish('transfer.posted', data)
  if (record.kind === 'approval') scope.publish('transfer.approved', data)
  if (record.reverses !== undefined) scope.publish('transfer.reversed', data)
}

function eventOf({ sequence, kind, legs, settles, reverses, description, by, at, expiresAt }: JournalRecord) {
  return {
    id: transferId(sequence), kind, postings: legs.map(showLeg),
    ...(settles === undefined ? {} : { settles: transferId(settles) }),
    ...(reverses === undefined ? {} : { reverses: transferId(reverses) }),
    ...(description === undefined ? {} : { description }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    by, at,
  }
}
