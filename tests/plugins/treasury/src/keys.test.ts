import { test } from 'tap'
import { accountKey, expiryKey, EXPIRIES, HEAD, historyKey, historyPrefix, idempotencyKey, journalKey, JOURNAL, reversalKey, settlementKey } from '../../../../plugins/treasury/src/keys.ts'

test('keys of different things are different, whatever ids they are made of', async (t) => {
  const keys = [HEAD, accountKey('a'), journalKey(1), historyKey('a', 1, 0), idempotencyKey('a', '1'), settlementKey(1), reversalKey(1), expiryKey(1, 1)]
  t.equal(new Set(keys.map((key) => JSON.stringify(key))).size, keys.length)
})

test('keys begin with the prefix that lists them, and numbers stay numbers, which sort by value', async (t) => {
  t.strictSame(journalKey(10).slice(0, JOURNAL.length), JOURNAL)
  t.strictSame(historyKey('a', 10, 2).slice(0, historyPrefix('a').length), historyPrefix('a'))
  t.strictSame(expiryKey(5, 2), [...EXPIRIES, 5, 2])
})

test('idempotencyKey() belongs to a principal', async (t) => {
  t.notSame(idempotencyKey('token:ann', 'k'), idempotencyKey('token:eve', 'k'))
})
