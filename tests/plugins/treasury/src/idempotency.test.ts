import { test } from 'tap'
import { bindKey, findReplay, readKey, type Asked } from '../../../../plugins/treasury/src/idempotency.ts'
import type { JournalRecord } from '../../../../plugins/treasury/src/journal.ts'
import { journalKey } from '../../../../plugins/treasury/src/keys.ts'
import { MemoryLedger } from './_ledger.ts'

test('readKey() wants a key of visible ASCII', async (t) => {
  t.equal(readKey('a'.repeat(128)), 'a'.repeat(128))
  for (const key of [null, undefined, '', 'a b', 'ä', 'a'.repeat(129), 'a\n']) t.throws(() => readKey(key), { code: 'TREASURY_IDEMPOTENCY_KEY', status: 400 })
})

const LEGS = [{ from: 'a', to: 'b', asset: 'EUR/2', amount: '1250' }]
const RECORD: JournalRecord = { sequence: 5, kind: 'transfer', state: 'posted', legs: LEGS, key: 'k', description: 'rent', metadata: { b: '2', a: '1' }, by: 'token:ann', at: 'x' }
const SAME: Asked = { legs: [{ from: 'a', to: 'b', amount: '12.50' }], description: 'rent', metadata: { a: '1', b: '2' } }

function ask(asked: Asked, { principal = 'token:ann', key = 'k', record = RECORD } = {}): Promise<JournalRecord | undefined> {
  const ledger = new MemoryLedger()
  return ledger.run({
    reads: [],
    async run(scope) {
      scope.set(journalKey(record.sequence), record)
      bindKey(scope, 'token:ann', record)
      return findReplay(scope, { principal, key, asked })
    },
  })
}

test('findReplay() finds the record that the key made', async (t) => {
  t.match(await ask(SAME), { sequence: 5 })
  t.match(await ask({ ...SAME, legs: [{ from: 'a', to: 'b', amount: '12.5' }] }), { sequence: 5 }, '12.5 is 12.50')
})

test('findReplay() knows nothing of another key, nor of another principal\'s', async (t) => {
  t.equal(await ask(SAME, { key: 'other' }), undefined)
  t.equal(await ask(SAME, { principal: 'token:eve' }), undefined)
})

const OTHERS: readonly (readonly [name: string, asked: Asked])[] = [
  ['another amount', { ...SAME, legs: [{ from: 'a', to: 'b', amount: '125' }] }],
  ['another account', { ...SAME, legs: [{ from: 'a', to: 'c', amount: '12.50' }] }],
  ['one leg more', { ...SAME, legs: [...SAME.legs ?? [], { from: 'a', to: 'b', amount: '1' }] }],
  ['another description', { ...SAME, description: 'Rent' }],
  ['other metadata', { ...SAME, metadata: { a: '1' } }],
  ['a reversal', { reverses: 5, description: 'rent' }],
]

for (const [name, asked] of OTHERS) {
  test(`findReplay() refuses the key for ${name}`, async (t) => {
    await t.rejects(ask(asked), { code: 'TREASURY_IDEMPOTENCY_CONFLICT', status: 409, details: { transfer: 'tx-000000000005' } })
  })
}

test('findReplay() compares a reversal by what it takes back', async (t) => {
  const { metadata: _, ...rest } = RECORD
  const record: JournalRecord = { ...rest, kind: 'reversal', reverses: 3 }
  t.match(await ask({ reverses: 3, description: 'rent' }, { record }), { sequence: 5 })
  await t.rejects(ask({ reverses: 4, description: 'rent' }, { record }), { code: 'TREASURY_IDEMPOTENCY_CONFLICT' })
})

test('bindKey() binds nothing without a key', async (t) => {
  const ledger = new MemoryLedger()
  const { key: _, ...record } = RECORD
  await ledger.run({ reads: [], run: async (scope) => bindKey(scope, 'token:ann', record) })
  t.equal(ledger.commits, 0)
})
