import { test } from 'tap'
import { publishRecord } from '../../../../plugins/treasury/src/events.ts'
import type { JournalRecord } from '../../../../plugins/treasury/src/journal.ts'
import { MemoryLedger } from './_ledger.ts'

const BASE: JournalRecord = { sequence: 2, kind: 'transfer', state: 'posted', legs: [{ from: 'a', to: 'b', asset: 'aUEC/0', amount: '5' }], metadata: { secret: 'x' }, key: 'k', by: 'token:ann', at: 'now' }

const CASES: readonly (readonly [name: string, changes: Partial<JournalRecord>, topics: string[]])[] = [
  ['a transfer', {}, ['transfer.posted']],
  ['a pending transfer', { state: 'pending', expiresAt: 'later' }, ['transfer.pending']],
  ['an approval', { kind: 'approval', settles: 1 }, ['transfer.posted', 'transfer.approved']],
  ['a rejection', { kind: 'rejection', state: 'released', settles: 1 }, ['transfer.rejected']],
  ['an expiry', { kind: 'expiry', state: 'released', settles: 1 }, ['transfer.rejected']],
  ['a reversal', { kind: 'reversal', reverses: 1 }, ['transfer.posted', 'transfer.reversed']],
  ['an approved reversal', { kind: 'approval', settles: 1, reverses: 0 }, ['transfer.posted', 'transfer.approved', 'transfer.reversed']],
  ['a pending reversal', { kind: 'reversal', state: 'pending', reverses: 1 }, ['transfer.pending']],
]

for (const [name, changes, topics] of CASES) {
  test(`publishRecord() tells of ${name}`, async (t) => {
    const ledger = new MemoryLedger()
    await ledger.run({ reads: [], run: async (scope) => { scope.set(['x'], 1); publishRecord(scope, { ...BASE, ...changes }) } })
    t.strictSame(ledger.published.map(({ topic }) => topic), topics)
    t.match(ledger.published[0]?.data, { id: 'tx-000000000002', postings: [{ from: 'a', to: 'b', amount: '5', asset: 'aUEC/0' }], by: 'token:ann' })
    t.notMatch(JSON.stringify(ledger.published), /secret|"k"/, 'metadata and keys stay in the ledger')
  })
}
