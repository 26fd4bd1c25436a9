// Cases of the public TUF conformance suite about other keys than ours, told anew. Their names stand in parentheses.
import { constants, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { test } from 'tap'
import { canonical, tufKeyid, type Signed } from '../_tuf-repository.ts'
import { Simulator } from './_simulator.ts'

interface Key { readonly object: object; readonly id: string; sign(body: object): string }

function keyOf(keytype: string, scheme: string, { publicKey, privateKey }: { readonly publicKey: KeyObject; readonly privateKey: KeyObject }, more: object = {}): Key {
  const pem = publicKey.export({ type: 'spki', format: 'pem' })
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('hex')
  const object = { keytype, scheme, keyval: { public: keytype === 'ed25519' ? raw : pem }, ...more }
  const padding = scheme === 'rsassa-pss-sha256' ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST } : {}
  return {
    object, id: tufKeyid(object),
    sign: (body) => sign(keytype === 'ed25519' ? null : 'sha256', Buffer.from(canonical(body)), { key: privateKey, ...padding }).toString('hex'),
  }
}

const ecdsa = (more: object = {}) => keyOf('ecdsa', 'ecdsa-sha2-nistp256', generateKeyPairSync('ec', { namedCurve: 'P-256' }), more)

const KEYS: Readonly<Record<string, () => Key>> = {
  'rsa/rsassa-pss-sha256': () => keyOf('rsa', 'rsassa-pss-sha256', generateKeyPairSync('rsa', { modulusLength: 2048 })),
  'ecdsa/ecdsa-sha2-nistp256': ecdsa,
  'ed25519/ed25519': () => keyOf('ed25519', 'ed25519', generateKeyPairSync('ed25519')),
}

test('runConformance() takes the keys that the specification names (test_keytype_and_scheme)', async (t) => {
  for (const [name, generate] of Object.entries(KEYS)) {
    const simulator = await Simulator.create(t)
    await simulator.init()
    const key = generate()
    simulator.root.keys = { ...simulator.root.keys, [key.id]: key.object }
    simulator.root.roles?.['root']?.keyids.push(key.id)
    Object.assign(simulator.root.roles?.['root'] ?? {}, { threshold: 2 })
    for (const [signed, code] of [[(body: Signed) => key.sign(body), 0], [() => key.sign({ something: 'else' }), 1]] as const) {
      simulator.publish('root')
      simulator.alter('root', ({ signatures, signed: body }) => signatures.push({ keyid: key.id, sig: signed(body) }))
      t.equal(await simulator.refresh(), code, name)
      t.equal(await simulator.version('root'), 2)
    }
  }
})

/** As tools for repositories on CI make them: keys of hardware and of clouds, fields of their own, and an empty signature for who has not signed yet. */
test('runConformance() refreshes from a repository whose keys are all ECDSA, and downloads what a delegated role names (test_static_repository)', async (t) => {
  const simulator = await Simulator.create(t)
  const [online, offline, waiting] = [ecdsa({ 'x-online-uri': 'kms:a' }), ecdsa({ 'x-keyowner': '@a' }), ecdsa({ 'x-keyowner': '@b' })]
  const held = (keys: readonly Key[]) => ({ keyids: keys.map(({ id }) => id), threshold: 1 })
  const keysOf = (keys: readonly Key[]) => Object.fromEntries(keys.map(({ id, object }) => [id, object]))
  simulator.delegate('targets', 'delegated', { paths: ['delegated/*'] })
  simulator.addArtifact('delegated', 'artifact', 'delegated/artifact')
  simulator.role('targets').delegations = { keys: keysOf([offline]), roles: [{ name: 'delegated', ...held([offline]), terminating: true, paths: ['delegated/*'] }] }
  simulator.root.keys = keysOf([online, offline, waiting])
  simulator.root.roles = { root: held([offline, waiting]), targets: held([offline, waiting]), snapshot: held([online]), timestamp: held([online]) }
  Object.assign(simulator.root.roles['timestamp'] ?? {}, { 'x-expiry-period': 4 })
  for (const [role, key] of [['root', offline], ['delegated', offline], ['targets', offline], ['snapshot', online], ['timestamp', online]] as const) {
    simulator.role(role).version = 1
    simulator.published[role] = []
    simulator.write(role)
    simulator.alter(role, ({ signatures, signed }) => {
      const others = role === 'root' || role === 'targets' ? [{ keyid: waiting.id, sig: '' }] : []
      signatures.splice(0, Infinity, ...others, { keyid: key.id, sig: key.sign(signed) })
    })
  }
  t.equal(await simulator.init(), 0)
  t.equal(await simulator.refresh(), 0)
  t.equal(await simulator.download('delegated/artifact'), 0)
  t.same(await simulator.downloaded(), ['artifact'])
})
