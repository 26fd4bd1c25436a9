import { test } from 'tap'
import { dataPrefix, expiryPrefix, usageKey } from '../../../host/capabilities/storage-keys.ts'

test('storage keys separate data, count and expiry, by tenant and plugin', async (t) => {
  t.strictSame(dataPrefix('red', 'a.b'), ['data', 'red', 'a.b'])
  const all = [dataPrefix, usageKey, expiryPrefix].flatMap((make) => [make('red', 'a.b'), make('blue', 'a.b'), make('red', 'a.c')]).map((key) => JSON.stringify(key))
  t.equal(new Set(all).size, 9)
})

test('storage keys of the host are outside what a plugin can name', async (t) => {
  for (const key of [usageKey('red', 'a.b'), expiryPrefix('red', 'a.b')]) t.not(key[0], dataPrefix('red', 'a.b')[0])
})
