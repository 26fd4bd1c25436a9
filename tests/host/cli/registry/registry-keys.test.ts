import { chmodSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { ensureKey, prepareRegistryKeys } from '../../../../host/cli/registry/registry-keys.ts'

test('prepareRegistryKeys() makes what is missing, for its owner alone, and finds it again', async (t) => {
  const folder = join(t.testdir(), 'a/keys')
  const first = await prepareRegistryKeys(folder)
  t.equal(new Set([...first.root, first.targets].map(({ publicKey }) => publicKey)).size, 4)
  t.equal(statSync(folder).mode & 0o777, 0o700)
  t.same(first.files.map((file) => statSync(file).mode & 0o777), [0o600, 0o600, 0o600, 0o600])
  t.same(await prepareRegistryKeys(folder), first)
  t.equal(readdirSync(folder).length, 4)
})

test('ensureKey() refuses a key that others can read', async (t) => {
  const file = join(t.testdir(), 'key.json')
  await ensureKey(file)
  chmodSync(file, 0o644)
  await t.rejects(ensureKey(file), { code: 'HP_ERR_KEY_PERMISSIONS' })
})
