import { test, type Test } from 'tap'
import { parseDocument, type PublisherRecord } from '@hardpoint/schemas'
import { generateKeyPair, ROTATION_TYPE, signEnvelope } from '@hardpoint/schemas/package'
import { openLevelStore } from '../../../host/storage/level-store.ts'
import { fingerprint } from '../../../host/trust/fingerprint.ts'
import { openPins } from '../../../host/trust/pins.ts'

const [ONE, TWO, THREE] = [generateKeyPair().publicKey, generateKeyPair().publicKey, generateKeyPair().publicKey]

async function open(t: Test, configured?: Record<string, string[]>) {
  const store = await openLevelStore(t.testdir())
  t.teardown(() => store.close())
  return { store, pins: openPins({ store, configured, clock: () => 0 }) }
}

test('check() trusts a key on first use, then that key alone', async t => {
  const { store, pins } = await open(t)
  t.equal(await pins.check('acme.mail', ONE), 'first-use')
  t.strictSame((await store.commit(await pins.pinning('acme', [{ publicKey: ONE }], 'token:1'))).ok, true)
  t.equal(await pins.check('acme.mail', ONE), 'pinned')
  t.equal(await pins.check('acme.other', ONE), 'pinned', 'a pin is the publisher\'s, not the plugin\'s')
  await t.rejects(pins.check('acme.mail', TWO), { code: 'HP_ERR_PUBLISHER_CHANGED', details: { publisher: 'acme', pinned: [ONE], found: TWO } })
  t.equal(await pins.check('acme-x.mail', TWO), 'first-use', 'another publisher whose name begins alike')
})

test('pinning() does not replace a key that was pinned meanwhile', async t => {
  const { store, pins } = await open(t)
  const [first, second] = [await pins.pinning('acme', [{ publicKey: ONE }], 'a'), await pins.pinning('acme', [{ publicKey: TWO }], 'b')]
  t.equal((await store.commit(first)).ok, true)
  t.equal((await store.commit(second)).ok, false)
  t.strictSame(await pins.keysOf('acme'), [ONE])
})

test('pinning() writes nothing for a key that is pinned, and nothing in place of one that is', async t => {
  const { store, pins } = await open(t)
  await store.commit(await pins.pinning('acme', [{ publicKey: ONE }], 'a'))
  t.strictSame(await pins.pinning('acme', [{ publicKey: ONE }], 'a'), { checks: [], puts: [] })
  t.equal((await store.commit(await pins.pinning('acme', [{ publicKey: TWO }], 'b'))).ok, false, 'even where check() was forgotten')
})

test('pinning() keeps a key of config.json, so that it stays trusted without it', async t => {
  const { store, pins } = await open(t, { acme: [TWO] })
  await store.commit(await pins.pinning('acme', [{ publicKey: TWO }], 'a'))
  const later = openPins({ store, configured: {}, clock: () => 0 })
  t.equal(await later.check('acme.mail', TWO), 'pinned')
})

test('check() lets config.json win over pins', async t => {
  const { store, pins } = await open(t, { acme: [TWO] })
  await store.commit(await pins.pinning('acme', [{ publicKey: ONE }], 'a'))
  t.equal(await pins.check('acme.mail', TWO), 'configured')
  await t.rejects(pins.check('acme.mail', ONE), { code: 'HP_ERR_PUBLISHER_CHANGED' })
})

test('check() does not find keys on Object.prototype', async t => {
  const { pins } = await open(t, {})
  t.equal(await pins.check('constructor.mail', ONE), 'first-use')
})

test('checker() says what check() says, of the keys at the time it was made', async t => {
  const { store, pins } = await open(t, { beta: [TWO] })
  await store.commit(await pins.pinning('acme', [{ publicKey: ONE }], 'a'))
  await store.commit(await pins.pinning('beta', [{ publicKey: ONE }], 'a'))
  const check = await pins.checker()
  for (const [plugin, key] of [['acme.mail', ONE], ['acme.mail', TWO], ['beta.mail', TWO], ['beta.mail', ONE], ['gamma.mail', ONE], ['constructor.mail', ONE]] as const) {
    const said = await pins.check(plugin, key).catch((error: unknown) => error)
    t.strictSame(attempt(() => check(plugin, key)), said, `${plugin} ${key}`)
  }
  await pins.trust('acme', THREE, 'a')
  t.throws(() => check('acme.mail', THREE), { code: 'HP_ERR_PUBLISHER_CHANGED' })
  t.equal((await pins.checker())('acme.mail', THREE), 'pinned')
})

function attempt(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error
  }
}

test('trust() adds a key beside those pinned', async t => {
  const { store, pins } = await open(t)
  await store.commit(await pins.pinning('acme', [{ publicKey: ONE }], 'a'))
  await pins.trust('acme', TWO, 'b')
  await pins.trust('acme', TWO, 'b')
  t.strictSame(await pins.keysOf('acme'), [ONE, TWO])
  await t.rejects(pins.check('acme.mail', THREE), { code: 'HP_ERR_PUBLISHER_CHANGED' })
})

test('trust() refuses a key for which anyone can sign, and a publisher of config.json', async t => {
  const { pins } = await open(t, { fixed: [ONE] })
  const identity = Buffer.from([1, ...Buffer.alloc(31)]).toString('base64')
  await t.rejects(pins.trust('acme', identity, 'a'), { code: 'HP_ERR_KEY_INVALID' })
  await t.rejects(pins.trust('fixed', TWO, 'a'), { code: 'HP_ERR_PUBLISHER_CONFIGURED' })
  t.strictSame(await pins.keysOf('acme'), [])
})

test('pins survive a restart', async t => {
  const directory = t.testdir()
  const before = await openLevelStore(directory)
  await openPins({ store: before, configured: undefined, clock: () => 0 }).trust('acme', ONE, 'a')
  await before.close()
  const after = await openLevelStore(directory)
  t.teardown(() => after.close())
  t.strictSame(await openPins({ store: after, configured: undefined, clock: () => 0 }).keysOf('acme'), [ONE])
})

const [FORMER, NEXT] = [generateKeyPair(), generateKeyPair()]

/** Of acme, who went from the one key to the next; with the former one's statement, or without. */
function recordOf(stated = true): PublisherRecord {
  const [since, at] = ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z']
  const said = { publisher: 'acme', from: FORMER.publicKey, to: NEXT.publicKey, at }
  const statement = signEnvelope(ROTATION_TYPE, Buffer.from(JSON.stringify(said)), FORMER)
  return parseDocument('PublisherRecord', {
    id: 'acme', keys: [{ publicKey: FORMER.publicKey, since, until: at }, { publicKey: NEXT.publicKey, since: at, ...stated ? { statement } : {} }],
  })
}

test('follow() goes where statements lead from a pinned key, and no further', async t => {
  const { store, pins } = await open(t)
  const record = recordOf()
  t.strictSame(await pins.follow('acme.mail', NEXT.publicKey, { record }), { trust: 'first-use' }, 'nothing is pinned')
  t.strictSame(await pins.follow('acme.mail', NEXT.publicKey, { record, firstUse: NEXT.publicKey }), { trust: 'first-use' })
  t.strictSame(await pins.follow('acme.mail', NEXT.publicKey, { record, firstUse: FORMER.publicKey }), { trust: 'rotated', rotatedFrom: FORMER.publicKey }, 'the same plan pins it')
  await store.commit(await pins.pinning('acme', [{ publicKey: FORMER.publicKey }], 'a'))
  t.strictSame(await pins.follow('acme.mail', FORMER.publicKey, { record }), { trust: 'pinned' })
  t.strictSame(await pins.follow('acme.mail', NEXT.publicKey, { record }), { trust: 'rotated', rotatedFrom: FORMER.publicKey })
  const without = pins.follow('acme.mail', NEXT.publicKey, { record: recordOf(false), firstUse: NEXT.publicKey })
  await t.rejects(without, { code: 'HP_ERR_PUBLISHER_CHANGED', details: { pinned: [FORMER.publicKey], found: NEXT.publicKey, problem: /has no statement/ } })
  await t.rejects(pins.check('acme.mail', NEXT.publicKey), { code: 'HP_ERR_PUBLISHER_CHANGED' }, 'to follow pins nothing')
})

test('follow() adds nothing to the keys of config.json', async t => {
  const { pins } = await open(t, { acme: [FORMER.publicKey] })
  t.strictSame(await pins.follow('acme.mail', FORMER.publicKey, { record: recordOf() }), { trust: 'configured' })
  await t.rejects(pins.follow('acme.mail', NEXT.publicKey, { record: recordOf() }), { code: 'HP_ERR_PUBLISHER_CHANGED', details: { problem: /config\.json names its keys/ } })
})

test('pinning() puts a key beside the one whose statements lead to it, and only beside that', async t => {
  const { store, pins } = await open(t)
  const rotation = { publicKey: TWO, rotatedFrom: ONE }
  t.equal((await store.commit(await pins.pinning('acme', [{ publicKey: ONE }, rotation, rotation], 'a'))).ok, true, 'both at once, where nothing was pinned')
  t.strictSame(await pins.keysOf('acme'), [ONE, TWO])
  t.equal((await store.commit(await pins.pinning('acme', [{ publicKey: THREE, rotatedFrom: FORMER.publicKey }], 'a'))).ok, false, 'it is not pinned')
  t.equal((await store.commit(await pins.pinning('acme', [{ publicKey: THREE }], 'a'))).ok, false)
  const pinning = await pins.pinning('acme', [{ publicKey: THREE, rotatedFrom: TWO }], 'a')
  await pins.trust('acme', FORMER.publicKey, 'b')
  t.equal((await store.commit(pinning)).ok, false, 'the pins changed meanwhile')
  t.strictSame(await pins.keysOf('acme'), [ONE, TWO, FORMER.publicKey])
})

test('distrust() takes keys away, and leaves the others; neither first use nor pinning brings them back, trust() does', async t => {
  const { store, pins } = await open(t)
  for (const key of [ONE, TWO]) await pins.trust('acme', key, 'a')
  await pins.trust('beta', ONE, 'a')
  t.strictSame(await pins.find(ONE), [{ publisher: 'acme', publicKey: ONE }, { publisher: 'beta', publicKey: ONE }])
  t.strictSame(await pins.find(fingerprint(TWO)), [{ publisher: 'acme', publicKey: TWO }])
  await pins.distrust(await pins.find(fingerprint(TWO)), 'token:ops')
  t.strictSame(await pins.keysOf('acme'), [ONE])
  t.equal(await pins.check('acme.mail', ONE), 'pinned')
  await t.rejects(pins.check('acme.mail', TWO), { code: 'HP_ERR_PUBLISHER_CHANGED', details: { problem: 'token:ops removed it at 1970-01-01T00:00:00.000Z' } })
  await pins.distrust(await pins.find('acme'), 'token:ops')
  t.strictSame(await pins.keysOf('acme'), [])
  const checker = await pins.checker()
  for (const key of [ONE, TWO, THREE]) {
    await t.rejects(pins.check('acme.mail', key), { code: 'HP_ERR_PUBLISHER_CHANGED', details: { problem: /^token:ops removed/ } }, 'no first use')
    t.throws(() => checker('acme.mail', key), { code: 'HP_ERR_PUBLISHER_CHANGED' })
    t.equal((await store.commit(await pins.pinning('acme', [{ publicKey: key }], 'a'))).ok, false, 'even where check() was forgotten')
  }
  t.equal(await pins.check('beta.mail', ONE), 'pinned', 'another publisher\'s pin of the same key')
  await pins.trust('acme', TWO, 'a')
  t.equal(await pins.check('acme.mail', TWO), 'pinned')
  await t.rejects(pins.check('acme.mail', ONE), { code: 'HP_ERR_PUBLISHER_CHANGED' })
})

test('find() says what is not pinned, and what config.json names', async t => {
  const { pins } = await open(t, { fixed: [ONE] })
  for (const meant of ['acme', TWO, fingerprint(TWO), '']) await t.rejects(pins.find(meant), { code: 'HP_ERR_TRUST_UNKNOWN' }, meant)
  for (const meant of ['fixed', ONE, fingerprint(ONE)]) await t.rejects(pins.find(meant), { code: 'HP_ERR_PUBLISHER_CONFIGURED' }, meant)
})

test('follow() believes no statement for a removed key', async t => {
  const { pins } = await open(t)
  const record = recordOf()
  for (const key of [FORMER.publicKey, NEXT.publicKey]) await pins.trust('acme', key, 'a')
  await pins.distrust([{ publisher: 'acme', publicKey: NEXT.publicKey }], 'ops')
  await t.rejects(pins.follow('acme.mail', NEXT.publicKey, { record }), { code: 'HP_ERR_PUBLISHER_CHANGED', details: { problem: /^ops removed it/ } }, 'for it')
})

test('follow() believes no statement by a removed key, where another is pinned', async t => {
  const { pins } = await open(t)
  for (const key of [FORMER.publicKey, THREE]) await pins.trust('acme', key, 'a')
  t.match(await pins.follow('acme.mail', NEXT.publicKey, { record: recordOf() }), { trust: 'rotated' })
  await pins.distrust([{ publisher: 'acme', publicKey: FORMER.publicKey }], 'ops')
  await t.rejects(pins.follow('acme.mail', NEXT.publicKey, { record: recordOf() }), { code: 'HP_ERR_PUBLISHER_CHANGED' })
})
