import { generateKeyPair } from '@hardpoint/schemas/package'
import { test } from 'tap'
import { rootKeys, rootRole } from '../../../registry/roles/mod.ts'
import { NOW } from '../_fixtures.ts'

test('rootKeys() reads what rootRole() was made of, in its order', (t) => {
  const key = (): string => generateKeyPair().publicKey
  const keys = { root: [key(), key(), key()], targets: [key()], online: [key()] }
  t.same(rootKeys(rootRole(keys, { version: 3, now: NOW })), keys)
  t.end()
})
