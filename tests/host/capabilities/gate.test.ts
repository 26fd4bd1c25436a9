import { HardpointError } from '@hardpoint/schemas/errors'
import { test, type Test } from 'tap'
import { capability, method, RawJson, WithBody } from '../../../host/capabilities/_capability.ts'
import type { Services } from '../../../host/capabilities/_services.ts'
import { capabilityTable } from '../../../host/capabilities/capability-table.ts'
import { MAX_RESULT_LENGTH } from '../../../host/capabilities/gate.ts'
import type { GateCaller } from '../../../host/capabilities/gate-caller.ts'
import type { Entitlement } from '../../../host/licensing/entitlement.ts'
import { callerOf, codeOf, rawCall, world } from './_world.ts'

const NONE = { type: 'object', additionalProperties: false, properties: {} } as const
const ANYTHING = { description: 'anything' } as const

type Probe = { answer: () => Promise<unknown>; seen: unknown[] }

/** One capability whose methods do what the test says. */
function probed(probe: Probe, more: object = {}) {
  const params = { type: 'object', additionalProperties: false, properties: { a: { type: 'integer' }, b: { description: 'anything' } } } as const
  const run = async (_: Services, call: unknown, given: unknown) => {
    probe.seen.push({ call, given })
    return probe.answer() as Promise<never>
  }
  return capabilityTable([capability<Readonly<Record<string, never>>>({
    id: 'probe', consent: () => 'Be tested.', options: NONE, ...more,
    methods: {
      read: method({ description: '', params, result: ANYTHING, invoke: run }),
      write: method({ description: '', params, result: ANYTHING, mutates: true, invoke: run }),
      send: method({ description: '', params, result: ANYTHING, takesBody: true, invoke: run }),
    },
  })])
}

async function probing(t: Test, { more = {}, decide }: { more?: object; decide?: (question: { plugin: { tier: string }; feature?: string | undefined }) => Entitlement } = {}) {
  const probe: Probe = { answer: async () => 'done', seen: [] }
  const kernel = await world(t, {}, { table: probed(probe, more), ...(decide === undefined ? {} : { decide }) })
  return { ...kernel, probe }
}

const CALLER = callerOf({ probe: {} })

const OFF: Entitlement = { allowed: false, reason: 'TIER_TOGGLE', code: 'HP_ERR_FEATURE_OFF', tier: 'pro', needs: 'pro', feature: 'acme.mail/x', explanation: 'It is off.', lapsed: false }
const LAPSED: Entitlement = { allowed: false, reason: 'LICENSE_EXPIRED', code: 'HP_ERR_TIER', tier: 'free', needs: 'pro', explanation: 'The license expired.', lapsed: true }
const KILLED: Entitlement = { allowed: false, reason: 'KILLED', code: 'HP_ERR_FEATURE_KILLED', tier: 'pro', needs: 'pro', feature: 'acme.mail/x', explanation: 'It leaks.', lapsed: false }

test('gate.call() answers what the method answers, as JSON text', async (t) => {
  const { gate, probe } = await probing(t)
  for (const [answer, result] of [[{ a: 1 }, '{"a":1}'], [undefined, 'null'], [null, 'null'], [new RawJson('[1]'), '[1]']]) {
    probe.answer = async () => answer
    t.strictSame(await rawCall(gate, CALLER, { method: 'probe.read', params: '{}' }), { ok: true, result })
  }
})

test('gate.call() hands a body in and out unparsed', async (t) => {
  const { gate, probe } = await probing(t)
  const body = Buffer.from([0, 255])
  probe.answer = async () => new WithBody({ status: 200 }, body)
  t.strictSame(await rawCall(gate, CALLER, { method: 'probe.send', params: '{}', body }), { ok: true, result: '{"status":200}', body })
  t.match(probe.seen, [{ call: { body } }])
})

test('gate.call() gives the method what the kernel knows, never what the guest says', async (t) => {
  const { gate, probe } = await probing(t)
  await rawCall(gate, { ...CALLER, tenant: 'red', chain: ['a.b', 'acme.mail'] }, { method: 'probe.read', params: '{"a":1}' })
  t.match(probe.seen, [{ given: { a: 1 }, call: { tenant: 'red', chain: ['a.b', 'acme.mail'], grant: {}, grants: { probe: {} }, plugin: { id: 'acme.mail' }, principal: { id: 'token:ann' }, readOnly: false } }])
})

const NOT_GRANTED: GateCaller = { ...CALLER, grant: { ...CALLER.grant, capabilities: {} } }
const NOT_REQUESTED: GateCaller = { ...CALLER, manifest: { ...CALLER.manifest, capabilities: {} } }
const SILENT: GateCaller = { ...CALLER, manifest: callerOf({}).manifest }

const DENIED: readonly (readonly [name: string, caller: GateCaller, method: string, code: string, decide?: () => Entitlement])[] = [
  ['an unknown method', CALLER, 'probe.erase', 'HP_ERR_CAPABILITY_UNKNOWN'],
  ['what the manifest does not ask for, though it was granted', NOT_REQUESTED, 'probe.read', 'HP_ERR_NOT_REQUESTED'],
  ['a manifest without capabilities', SILENT, 'probe.read', 'HP_ERR_NOT_REQUESTED'],
  ['what was not granted', NOT_GRANTED, 'probe.read', 'HP_ERR_NOT_GRANTED'],
  ['a change when read-only', { ...CALLER, readOnly: true }, 'probe.write', 'HP_ERR_READ_ONLY'],
  ['a plugin whose license lapsed while it runs', CALLER, 'probe.read', 'HP_ERR_TIER', () => LAPSED],
  ['a feature that was switched off while it runs', CALLER, 'probe.read', 'HP_ERR_FEATURE_OFF', () => OFF],
  ['a feature that was killed, also when read-only', { ...CALLER, readOnly: true }, 'probe.read', 'HP_ERR_FEATURE_KILLED', () => KILLED],
]

for (const [name, caller, called, code, decide] of DENIED) {
  test(`gate.call() denies ${name}, loudly, and invokes nothing`, async (t) => {
    const { gate, probe, denials } = await probing(t, decide === undefined ? {} : { decide })
    const reply = await rawCall(gate, caller, { method: called, params: '{}' })
    t.equal(reply.ok ? 'none' : reply.error.code, code)
    t.strictSame(probe.seen, [])
    t.match(denials, [{ plugin: 'acme.mail', tenant: 'default', principal: 'token:ann', requestId: 'r-1', code, times: 1 }])
    t.equal(denials.length, 1)
  })
}

test('gate.call() lets a lapsed plugin read', async (t) => {
  const { gate } = await probing(t, { decide: () => LAPSED })
  t.ok((await rawCall(gate, { ...CALLER, readOnly: true }, { method: 'probe.read', params: '{}' })).ok)
})

test('gate.call() asks for the feature that the contribution acts under', async (t) => {
  const asked: unknown[] = []
  const { gate } = await probing(t, { decide: ({ feature }) => { asked.push(feature); return feature === 'approvals' ? OFF : { allowed: true, reason: 'TIER', tier: 'pro' } } })
  t.ok((await rawCall(gate, CALLER, { method: 'probe.read', params: '{}' })).ok)
  t.notOk((await rawCall(gate, { ...CALLER, feature: 'approvals' }, { method: 'probe.read', params: '{}' })).ok)
  t.strictSame(asked, [undefined, 'approvals'])
})

test('gate.call() denies a free plugin a pro capability to a free tenant', async (t) => {
  const decide = ({ plugin: { tier } }: { plugin: { tier: string } }): Entitlement => tier === 'free'
    ? { allowed: true, reason: 'TIER', tier: 'free' }
    : { allowed: false, reason: 'PLUGIN_TIER', code: 'HP_ERR_TIER', tier: 'free', needs: 'pro', explanation: 'No license.', lapsed: false }
  const { gate, denials } = await probing(t, { more: { tier: 'pro' }, decide })
  const reply = await rawCall(gate, CALLER, { method: 'probe.read', params: '{}' })
  t.match(reply, { ok: false, error: { code: 'HP_ERR_TIER', message: /The capability probe needs the tier pro/ } })
  t.match(denials, [{ code: 'HP_ERR_TIER' }])
})

for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'storage.__proto__', 'storage.constructor', 'storage', '', 'storage.get.', 'STORAGE.GET', ' storage.get', 'valueOf']) {
  test(`gate.call() knows no method '${name}'`, async (t) => {
    const { gate, denials } = await world(t)
    const reply = await rawCall(gate, callerOf({ storage: {} }), { method: name, params: '{"key":["k"]}' })
    t.equal(reply.ok ? 'none' : reply.error.code, 'HP_ERR_CAPABILITY_UNKNOWN')
    t.match(denials, [{ method: 'unknown' }])
  })
}

test('gate.call() shortens a method name that is as long as a book', async (t) => {
  const { gate } = await world(t)
  const reply = await rawCall(gate, callerOf({}), { method: 'x'.repeat(1e6), params: '{}' })
  t.ok(!reply.ok && JSON.stringify(reply.error).length < 1000)
})

test('gate.call() takes a grant of `constructor` for no grant', async (t) => {
  const { gate } = await world(t)
  const reply = await rawCall(gate, callerOf(JSON.parse('{"constructor":{},"__proto__":{"storage":{}}}') as never), { method: 'storage.get', params: '{"key":["k"]}' })
  t.equal(reply.ok ? 'none' : reply.error.code, 'HP_ERR_NOT_REQUESTED')
})

const BAD_PARAMS: readonly (readonly [name: string, params: string, pointer?: string])[] = [
  ['no JSON', '{'], ['nothing', ''], ['text that is too long', `{"b":"${'x'.repeat(1_048_576)}"}`], ['what is nested too deep', `{"b":${'['.repeat(70)}${']'.repeat(70)}}`],
  ['what is nested 100,000 deep', '['.repeat(100_000)], ['__proto__', '{"__proto__":{"polluted":1}}'], ['__proto__ inside', '{"b":{"c":[{"__proto__":null}]}}'],
  ['__proto__ in escapes', '{"\\u005f_proto__":{}}'], ['constructor.prototype', '{"b":{"constructor":{"prototype":{"polluted":1}}}}'],
  ['an array', '[]'], ['null', 'null'], ['a wrong type', '{"a":"1"}', '/a'], ['an unknown parameter', '{"z":1}', '/z'], ['a byte-order mark alone', '\ufeff'],
]

for (const [name, params, pointer = '/'] of BAD_PARAMS) {
  test(`gate.call() refuses ${name} as params`, async (t) => {
    const { gate, probe } = await probing(t)
    t.match(await rawCall(gate, CALLER, { method: 'probe.read', params }), { ok: false, error: { code: 'HP_ERR_PARAMS', details: { method: 'probe.read', pointer } } })
    t.strictSame(probe.seen, [])
    t.notOk('polluted' in {})
  })
}

test('gate.call() refuses a body for a method that takes none', async (t) => {
  const { gate } = await probing(t)
  t.match(await rawCall(gate, CALLER, { method: 'probe.read', params: '{}', body: 'x' }), { ok: false, error: { code: 'HP_ERR_PARAMS' } })
})

const SECRET = '/srv/hardpoint/keys/secret.pem'
const THROWN: readonly (readonly [name: string, thrown: unknown, code: string])[] = [
  ['an error of Node', Object.assign(new Error(`EACCES: ${SECRET}`), { code: 'EACCES', path: SECRET }), 'HP_ERR_INTERNAL'],
  ['a string', SECRET, 'HP_ERR_INTERNAL'],
  ['nothing', undefined, 'HP_ERR_INTERNAL'],
  ['a coded error that names a path', new HardpointError('HP_ERR_DATA_FULL', { directory: SECRET }), 'HP_ERR_STORAGE_UNAVAILABLE'],
  ['a coded error of another part', new HardpointError('HP_ERR_KEY_PERMISSIONS', { file: SECRET, mode: '0644' }), 'HP_ERR_INTERNAL'],
]

for (const [name, thrown, code] of THROWN) {
  test(`gate.call() conceals ${name} behind a reference, and logs it`, async (t) => {
    const { gate, probe, lines } = await probing(t)
    probe.answer = async () => { throw thrown }
    const reply = await rawCall(gate, CALLER, { method: 'probe.read', params: '{}' })
    t.match(reply, { ok: false, error: { code, details: { reference: 'ref-1' } } })
    t.notMatch(JSON.stringify(reply.ok || reply.error), SECRET)
    t.match(lines, [{ level: 'error', plugin: 'acme.mail', requestId: 'r-1', message: /ref-1/ }])
  })
}

test('gate.call() passes an error that was written for the guest', async (t) => {
  const { gate, probe, lines } = await probing(t)
  const error = new HardpointError('HP_ERR_STORAGE_KEY', { problem: 'x' })
  probe.answer = async () => { throw error }
  t.strictSame(await rawCall(gate, CALLER, { method: 'probe.read', params: '{}' }), { ok: false, error })
  t.strictSame(lines, [])
})

test('gate.call() answers also where the listener for denials throws', async (t) => {
  const { services } = await probing(t)
  const { createGate } = await import('../../../host/capabilities/gate.ts')
  const gate = createGate(services, { decide: () => LAPSED, onDenial: () => { throw new TypeError('listener') } })
  t.match(await rawCall(gate, callerOf({ storage: {} }), { method: 'storage.get', params: '{"key":["k"]}' }), { ok: false, error: { code: 'HP_ERR_TIER' } })
})

test('gate.call() refuses a result that is too large', async (t) => {
  const { gate, probe } = await probing(t)
  probe.answer = async () => 'x'.repeat(MAX_RESULT_LENGTH)
  t.match(await rawCall(gate, CALLER, { method: 'probe.read', params: '{}' }), { ok: false, error: { code: 'HP_ERR_RESULT_TOO_LARGE' } })
})

test('gate.call() answers a result that JSON cannot hold', async (t) => {
  const { gate, probe } = await probing(t)
  const circle: { self?: unknown } = {}
  circle.self = circle
  probe.answer = async () => circle
  t.match(await rawCall(gate, CALLER, { method: 'probe.read', params: '{}' }), { ok: false, error: { code: 'HP_ERR_INTERNAL' } })
})

test('gate.call() holds a plugin to its rate, per tenant, and lets it go on later', async (t) => {
  const { as, clock, denials } = await probing(t, { more: { limits: { perSecond: 10, burst: 3 } } })
  const [call, other] = [as(CALLER), as({ ...CALLER, tenant: 'other' })]
  for (let at = 0; at < 3; at++) t.equal(await codeOf(call('probe.read')), 'none')
  t.equal(await codeOf(call('probe.read')), 'HP_ERR_RATE')
  t.equal(await codeOf(other('probe.read')), 'none')
  clock.now += 100
  t.equal(await codeOf(call('probe.read')), 'none')
  t.equal(await codeOf(call('probe.read')), 'HP_ERR_RATE')
  t.match(denials, [{ code: 'HP_ERR_RATE', plugin: 'acme.mail' }])
})

test('gate.call() bounds what runs and what waits', async (t) => {
  const { gate, probe } = await probing(t, { more: { limits: { concurrent: 2 } } })
  const open = Promise.withResolvers<string>()
  probe.answer = () => open.promise
  const replies = Array.from({ length: 20 }, () => rawCall(gate, CALLER, { method: 'probe.read', params: '{}' }))
  await new Promise(setImmediate)
  t.equal(probe.seen.length, 2, 'two run')
  open.resolve('done')
  const settled = await Promise.all(replies)
  t.equal(settled.filter((reply) => reply.ok).length, 2 + 8, 'and eight wait')
  t.ok(settled.every((reply) => reply.ok || reply.error.code === 'HP_ERR_CONCURRENCY'))
})

test('gate.call() does not start what nobody waits for any more', async (t) => {
  const { gate, probe } = await probing(t)
  const reply = await gate.call({ method: 'probe.read', params: '{}' }, CALLER, AbortSignal.abort())
  t.match(reply, { ok: false, error: { code: 'HP_ERR_STOPPED' } })
  t.strictSame(probe.seen, [])
})

test('gate.call() gives a place back after a failure', async (t) => {
  const { as, probe } = await probing(t, { more: { limits: { concurrent: 1 } } })
  const call = as(CALLER)
  probe.answer = async () => { throw new HardpointError('HP_ERR_STORAGE_KEY', { problem: 'x' }) }
  for (let at = 0; at < 5; at++) t.equal(await codeOf(call('probe.read')), 'HP_ERR_STORAGE_KEY')
  t.equal(await codeOf(call('probe.read', { a: 'x' })), 'HP_ERR_PARAMS')
  probe.answer = async () => 'done'
  t.equal(await codeOf(call('probe.read')), 'none')
})
