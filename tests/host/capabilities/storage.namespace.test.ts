import { test } from 'tap'
import { toJson } from '../../../host/storage/json-value.ts'
import { callerOf, MANIFEST, rawCall, world } from './_world.ts'

const ACME = callerOf({ storage: {} })
const EVIL = callerOf({ storage: {} }, { manifestMore: { id: 'evil.spy' } })
const ELSEWHERE = callerOf({ storage: {} }, { tenant: 'other' })

/** Keys and prefixes with which a plugin might hope to leave its namespace. */
const ESCAPES: readonly unknown[][] = [
  ['..', 'acme.mail', 'secret'], ['../acme.mail/secret'], ['data', 'default', 'acme.mail', 'secret'], ['\u0000', 'secret'], ['\u0000\u00ff', 'secret'],
  ['acme.mail', 'secret'], ['\uffff'], [''], [true], [false], [-1.7976931348623157e308], ['sys', 'usage', 'default', 'evil.spy'], ['__proto__'], ['constructor'],
]

test('no key reaches another plugin\'s entry', async (t) => {
  const { as, gate } = await world(t)
  await as(ACME)('storage.set', { key: ['secret'], value: 'of acme' })
  for (const key of ESCAPES) {
    const read = await rawCall(gate, EVIL, { method: 'storage.get', params: JSON.stringify({ key }) })
    t.ok(!read.ok || !read.result.includes('of acme'), JSON.stringify(key))
    await rawCall(gate, EVIL, { method: 'storage.set', params: JSON.stringify({ key, value: 'of evil' }) })
  }
  t.match(await as(ACME)('storage.get', { key: ['secret'] }), { value: 'of acme' })
})

test('no list, start, end or cursor sees what lies beside the namespace', async (t) => {
  const { as, gate, services } = await world(t)
  await as(ACME)('storage.set', { key: ['secret'], value: 'of acme' })
  await as(ELSEWHERE)('storage.set', { key: ['secret'], value: 'of acme' })
  await services.store.commit({ puts: [{ key: ['sys', 'tokens', 'x'], value: toJson('of acme') }] })
  const bounds = [undefined, ...ESCAPES]
  for (const start of bounds) {
    for (const reverse of [true, false]) {
      const cursor = Buffer.from(JSON.stringify(start ?? ['a'])).toString('base64url')
      for (const more of [{ start }, { end: start }, { start, end: ['\uffff'] }, { cursor }]) {
        const reply = await rawCall(gate, EVIL, { method: 'storage.list', params: JSON.stringify({ selector: { prefix: [], reverse, ...more } }) })
        t.ok(!reply.ok || reply.result === '{"entries":[],"cursor":null}', JSON.stringify({ reverse, ...more }))
      }
    }
  }
})

test('the same key of two tenants is two entries', async (t) => {
  const { as } = await world(t)
  await as(ACME)('storage.set', { key: ['k'], value: 1 })
  t.match(await as(ELSEWHERE)('storage.get', { key: ['k'] }), { value: null })
  await as(ELSEWHERE)('storage.set', { key: ['k'], value: 2 })
  t.match(await as(ACME)('storage.get', { key: ['k'] }), { value: 1 })
})

test('a plugin whose id begins like another\'s does not see its keys', async (t) => {
  const { as } = await world(t)
  await as(callerOf({ storage: {} }, { manifestMore: { id: `${MANIFEST.id}er` } }))('storage.set', { key: ['k'], value: 'of the longer id' })
  t.strictSame(await as(ACME)('storage.list', { selector: { prefix: [] } }), { entries: [], cursor: null })
})

test('a plugin cannot write the count of its bytes', async (t) => {
  const { as } = await world(t)
  const call = as(callerOf({ storage: { quotaBytes: 1024 } }))
  await call('storage.set', { key: ['sys', 'usage', 'default', 'acme.mail'], value: { bytes: -1e9 } })
  await t.rejects(call('storage.set', { key: ['big'], value: 'x'.repeat(2000) }), { code: 'HP_ERR_QUOTA' })
})

test('each generation of a plugin\'s data is apart, with its own count and its own expiry', async (t) => {
  const { as, clock } = await world(t)
  const [first, second] = [callerOf({ storage: { quotaBytes: 100 } }), callerOf({ storage: { quotaBytes: 100 } }, { namespace: 'acme.mail@1' })]
  await as(first)('storage.set', { key: ['a'], value: 'x'.repeat(50), options: { expireInMs: 1000 } })
  t.match(await as(second)('storage.get', { key: ['a'] }), { value: null })
  t.match(await as(second)('storage.list', { selector: { prefix: [] } }), { entries: { length: 0 } })
  await as(second)('storage.set', { key: ['a'], value: 'y'.repeat(50) })
  await t.rejects(as(second)('storage.set', { key: ['b'], value: 'y' }), { code: 'HP_ERR_QUOTA' })
  clock.now += 2000
  await as(first)('storage.set', { key: ['b'], value: 'x'.repeat(50) })
  t.match(await as(second)('storage.get', { key: ['a'] }), { value: 'y'.repeat(50) })
})
