import { generateKeyPair } from '@hardpoint/schemas/package'
import { test } from 'tap'
import { targetsRole } from '../../../registry/roles/targets-role.ts'
import { tufKey } from '../../../registry/roles/tuf-key.ts'
import { NOW } from './_verified.ts'

test('targetsRole() gives each publisher its record and a role of its own, and nothing of another\'s', (t) => {
  const [acme, zeta] = [generateKeyPair().publicKey, generateKeyPair().publicKey]
  const record = { length: 9, sha256: 'a'.repeat(64) }
  const role = targetsRole(new Map([['zeta', { record, publicKeys: [zeta] }], ['acme', { record, publicKeys: [acme] }]]), { version: 2, now: NOW })
  t.same(Object.keys(role.targets), ['publishers/acme.json', 'publishers/zeta.json'])
  t.match(role.delegations?.toJSON(), { roles: [
    { name: 'namespace.acme', keyids: [tufKey(acme).keyID], threshold: 1, terminating: true, paths: ['index/acme.*'] },
    { name: 'namespace.zeta', keyids: [tufKey(zeta).keyID], threshold: 1, terminating: true, paths: ['index/zeta.*'] },
  ] })
  const rolesFor = (path: string): string[] => [...role.delegations?.rolesForTarget(path) ?? []].map((found) => found.role)
  t.same(rolesFor('index/acme.mail.ndjson'), ['namespace.acme'])
  for (const path of ['index/acmeevil.mail.ndjson', 'index/acme-x.mail.ndjson', 'index/acme.mail/x.ndjson', 'publishers/acme.json']) t.same(rolesFor(path), [], path)
  t.end()
})
