import { reserveLegs, moveLegs, type Accounts } from './balances.ts'
import { needsApproval, type ApprovalPolicy } from './approval-policy.ts'
import { publishRecord } from './events.ts'
import { expiryKey, journalKey } from './keys.ts'
import type { JournalRecord } from './journal.ts'
import type { Scope } from './unit-of-work.ts'

/** A record that is not decided yet: number and state follow from the policy. */
export type Draft = Omit<JournalRecord, 'sequence' | 'state' | 'expiresAt' | 'settles'>

/**
 * Writes a transfer or a reversal into the journal: posted, or pending where the policy asks for a second principal.
 *
 * @throws TREASURY_LIMIT, TREASURY_APPROVAL_UNAVAILABLE
 */
export function recordTransfer(scope: Scope, { draft, accounts, policy }: { readonly draft: Draft; readonly accounts: Accounts; readonly policy: ApprovalPolicy }): JournalRecord {
  const record = needsApproval(draft.legs, policy) ? hold(scope, { draft, accounts, policy }) : post(scope, { draft, accounts })
  scope.set(journalKey(record.sequence), record)
  publishRecord(scope, record)
  return record
}

function post(scope: Scope, { draft, accounts }: { draft: Draft; accounts: Accounts }): JournalRecord {
  const record: JournalRecord = { sequence: scope.next(), state: 'posted', ...draft }
  moveLegs(scope, accounts, record)
  return record
}

function hold(scope: Scope, { draft, accounts, policy }: { draft: Draft; accounts: Accounts; policy: ApprovalPolicy }): JournalRecord {
  const expires = Date.parse(draft.at) + policy.approvalTimeoutMs
  const record: JournalRecord = { sequence: scope.next(), state: 'pending', ...draft, expiresAt: new Date(expires).toISOString() }
  reserveLegs(scope, accounts, { legs: record.legs, direction: 1n })
  scope.set(expiryKey(expires, record.sequence), true)
  return record
}
