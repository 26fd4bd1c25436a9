import { generateKeyPair } from '@hardpoint/schemas/package'
import { test } from 'tap'
import { delegatesOf, digestOf, targetsRole } from '../../../registry/roles/mod.ts'
import { NOW } from '../_fixtures.ts'

test('delegatesOf() reads what targetsRole() was made of', (t) => {
  const [one, two, three] = [generateKeyPair().publicKey, generateKeyPair().publicKey, generateKeyPair().publicKey]
  const publishers = new Map([['acme', { record: digestOf(Buffer.from('a')), publicKeys: [one] }], ['zeta', { record: digestOf(Buffer.from('z')), publicKeys: [two] }]])
  for (const advisories of [[], [three]]) {
    t.same(delegatesOf(targetsRole(publishers, { version: 2, now: NOW, advisories })), { publishers, advisories })
  }
  t.same(delegatesOf(targetsRole(new Map(), { version: 1, now: NOW })), { publishers: new Map(), advisories: [] })
  t.end()
})
