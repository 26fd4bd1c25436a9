import { generateKeyPair } from '@hardpoint/schemas/package'
import { test } from 'tap'
import { rootRole } from '../../../registry/roles/root-role.ts'
import { tufKey } from '../../../registry/roles/tuf-key.ts'
import { NOW } from './_verified.ts'

test('rootRole() names the keys of all roles, two of root\'s are needed, for a year', (t) => {
  const [one, two, three, targets, online] = Array.from({ length: 5 }, () => generateKeyPair().publicKey) as [string, string, string, string, string]
  const id = (key: string): string => tufKey(key).keyID
  const root = rootRole({ root: [one, two, three], targets: [targets], online: [online] }, { version: 4, now: NOW })
  t.match(root, { version: 4, expires: '2027-11-20T12:00:00Z', consistentSnapshot: true })
  t.same(Object.fromEntries(Object.entries(root.roles).map(([name, { keyIDs, threshold }]) => [name, [keyIDs, threshold]])), {
    root: [[one, two, three].map(id), 2], targets: [[id(targets)], 1], snapshot: [[id(online)], 1], timestamp: [[id(online)], 1],
  })
  t.same(Object.keys(root.keys), [one, two, three, targets, online].map(id).sort())
  t.throws(() => rootRole({ root: [one, one, two], targets: [targets], online: [online] }, { version: 1, now: NOW }), /duplicate/, 'a key counts once')
  t.end()
})
