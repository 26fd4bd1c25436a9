import { registryStatus } from '@hardpoint/registry/client'
import { keySigner } from '@hardpoint/registry/server'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { test } from 'tap'
import { publish } from '../_author.ts'
import { acmeStore, codeOf, packageOf, temporaryDirectory } from '../_fixtures.ts'

test('registryStatus() tells every role with its version, end, keys and threshold, in a registry that has long run out too', async (t) => {
  const { directory, store, operator, keys, token } = await acmeStore(t)
  const [security, zeta] = [keySigner(generateKeyPair()), generateKeyPair()]
  await store.setAdvisoriesKey(security, operator.targets)
  await store.registerPublisher('zeta', zeta.publicKey, operator.targets)
  await publish(store, packageOf(keys), { keys, token })
  const { rootFingerprint, roles } = await registryStatus(directory)
  t.match(rootFingerprint, /^sha256:[0-9a-f]{64}$/)
  const [year, quarter] = ['2027-11-20T12:00:00Z', '2027-02-18T12:00:00Z']
  t.match(roles, [
    { role: 'root', version: 1, expires: year, threshold: 2, publicKeys: operator.root.map(({ publicKey }) => publicKey) },
    { role: 'targets', version: 4, expires: year, threshold: 1, publicKeys: [operator.targets.publicKey] },
    { role: 'snapshot', expires: '2026-11-27T12:00:00Z', threshold: 1 }, { role: 'timestamp', expires: '2026-11-21T12:00:00Z', threshold: 1 },
    { role: 'advisories', version: 1, expires: quarter, threshold: 1, publicKeys: [security.publicKey] },
    { role: 'namespace.acme', version: 1, expires: quarter, threshold: 1, publicKeys: [keys.publicKey] },
    { role: 'namespace.zeta', version: 0, threshold: 1, publicKeys: [zeta.publicKey] },
  ])
  t.equal(roles.at(-1)?.expires, undefined)
})

test('registryStatus() trusts as a host does', async (t) => {
  const { directory } = await acmeStore(t)
  t.equal(await codeOf(registryStatus(directory, { root: `sha256:${'0'.repeat(64)}` })), 'HP_ERR_REGISTRY_ROOT')
  t.equal(await codeOf(registryStatus(await temporaryDirectory(t))), 'HP_ERR_REGISTRY_CORRUPT')
})
