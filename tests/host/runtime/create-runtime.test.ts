import type { Manifest } from '@hardpoint/schemas'
import { HardpointError, type ErrorCode } from '@hardpoint/schemas/errors'
import { test } from 'tap'
import type { CallOptions, CapabilityReply, CapabilityRequest, Cells, GuestCall, PluginCode } from '../../../host/cells/cells.ts'
import type { GateCaller } from '../../../host/capabilities/gate.ts'
import type { Entitlement } from '../../../host/licensing/entitlement.ts'
import type { ActivePlugin } from '../../../host/runtime/active-plugin.ts'
import { CallHolds } from '../../../host/runtime/call-holds.ts'
import { createRuntime } from '../../../host/runtime/create-runtime.ts'
import type { Invocation } from '../../../host/runtime/runtime.ts'

const manifest: Manifest = {
  id: 'acme.mail', version: '1.0.0', title: 'Mail', description: 'Mail', license: 'MIT', engines: { hardpoint: '*' }, tier: 'pro', features: { send: { title: 'Send', tier: 'pro' } },
  contributes: { routes: [{ id: 'read', method: 'GET', path: '/', lapsed: true }, { id: 'send', method: 'POST', path: '/', feature: 'send' }] },
}
const code: PluginCode = { id: 'acme.mail', version: '1.0.0', digest: 'd', placement: 'acme', main: '', limits: { cpuMs: 1, wallMs: 1, memoryMb: 8, concurrency: 1 }, surface: {} }
const active: ActivePlugin = { manifest, code, enabled: true, grant: { capabilities: { storage: {} }, by: 'a', at: '2026-01-01T00:00:00Z' } }
const invocation: Invocation = {
  plugin: 'acme.mail', kind: 'route', id: 'send', head: { url: 'u', method: 'POST', headers: {} }, tenant: 'default', requestId: 'r', chain: ['first.one'],
  principal: { kind: 'token', id: 'token:1', tenant: 'default', roles: ['member'] },
}
const ALLOWED: Entitlement = { allowed: true, reason: 'TIER', tier: 'pro' }
const lapsedLicense: Entitlement = { allowed: false, reason: 'LICENSE_EXPIRED', code: 'HP_ERR_TIER', tier: 'free', needs: 'pro', explanation: 'it expired', lapsed: true }

/** A runtime over parts that note what they are asked. */
function bench({ plugins = [active], decision = ALLOWED, fails, refusal, reply = { ok: true, result: '1' }, method }: {
  plugins?: ActivePlugin[]; refusal?: HardpointError; decision?: Entitlement; fails?: HardpointError; reply?: CapabilityReply | Promise<CapabilityReply>; method?: string
} = {}) {
  const table = [...plugins]
  const calls: { call: GuestCall; options: CallOptions }[] = []
  const asked: unknown[] = []
  const callers: GateCaller[] = []
  const requests: CapabilityRequest[] = []
  const cells = {
    call: async (_code: PluginCode, call: GuestCall, options: CallOptions) => {
      calls.push({ call, options })
      if (method !== undefined) await Promise.race([options.capability({ method, params: '{}' }, new AbortController().signal), new Promise(done => { setImmediate(done) })])
      if (fails !== undefined) throw fails
      return { text: '', head: null, queuedMs: 0, ranMs: 0 }
    },
  } as unknown as Cells
  const observed: unknown[][] = []
  const holds = new CallHolds()
  const runtime = createRuntime({
    holds, observe: (plugin, outcome) => { observed.push([plugin.code.digest, outcome]) },
    plugins: { get: (id) => table.find((plugin) => plugin.manifest.id === id), all: () => table, refusal: () => refusal }, cells,
    entitlements: { decide: (question) => { asked.push(question); return decision }, tierOf: () => 'pro' },
    gate: { call: async (request: CapabilityRequest, caller: GateCaller) => { requests.push(request); callers.push(caller); return reply } },
  })
  return { runtime, calls, asked, callers, requests, table, observed, holds }
}

test('invoke() asks for the contribution\'s feature and calls the handler', async (t) => {
  const { runtime, calls, asked } = bench()
  await runtime.invoke(invocation)
  t.match(asked[0], { tenant: 'default', feature: 'send' })
  t.match(calls[0]?.call, { kind: 'route', id: 'send', head: { request: { method: 'POST' }, context: { features: ['send'] } } })
})

test('admit() lets in what invoke() lets in, and calls nothing', (t) => {
  const admission = { plugin: 'acme.mail', kind: 'route', id: 'send', tenant: 'default' } as const
  const { runtime, calls } = bench()
  t.doesNotThrow(() => runtime.admit(admission))
  t.throws(() => runtime.admit({ ...admission, plugin: 'acme.none' }), { code: 'HP_ERR_NOT_INSTALLED' })
  t.throws(() => runtime.admit({ ...admission, id: 'none' }), { code: 'HP_ERR_HANDLER_MISSING' })
  t.throws(() => bench({ decision: lapsedLicense }).runtime.admit(admission), { code: 'HP_ERR_TIER' })
  t.same(calls, [])
  t.end()
})

test('invoke() gives capability calls the tenant, principal and chain of the invocation', async (t) => {
  const { runtime, calls, callers } = bench()
  await runtime.invoke(invocation)
  await calls[0]?.options.capability({ method: 'storage.get', params: '{}' }, new AbortController().signal)
  t.match(callers, [{ tenant: 'default', principal: { id: 'token:1' }, chain: ['first.one', 'acme.mail'], readOnly: false, requestId: 'r' }])
})

test('invoke() looks the grant up anew at each capability call', async (t) => {
  const { runtime, calls, callers, table } = bench()
  await runtime.invoke(invocation)
  table[0] = { ...active, grant: { ...active.grant, capabilities: {} } }
  await calls[0]?.options.capability({ method: 'storage.get', params: '{}' }, new AbortController().signal)
  t.same(callers[0]?.grant.capabilities, {})
})

test('invoke() refuses capability calls of a plugin that was disabled or removed while it runs', async (t) => {
  const { runtime, calls, callers, table } = bench()
  await runtime.invoke(invocation)
  const ask = () => calls[0]?.options.capability({ method: 'storage.set', params: '{}' }, new AbortController().signal)
  table[0] = { ...active, enabled: false }
  t.match(await ask(), { ok: false, error: { code: 'HP_ERR_STOPPED', details: { plugin: 'acme.mail', what: 'storage.set' } } })
  table.length = 0
  t.match(await ask(), { ok: false, error: { code: 'HP_ERR_STOPPED' } })
  t.same(callers, [])
})

test('invoke() of a lapsed plugin serves what is marked for it, read-only, and refuses the rest', async (t) => {
  const { runtime, calls, callers } = bench({ decision: lapsedLicense })
  await runtime.invoke({ ...invocation, id: 'read' })
  await calls[0]?.options.capability({ method: 'storage.get', params: '{}' }, new AbortController().signal)
  t.equal(callers[0]?.readOnly, true)
  await t.rejects(runtime.invoke(invocation), { code: 'HP_ERR_TIER' })
  t.equal(calls.length, 1)
})

test('invoke() serves nothing on a denial that is no lapse, such as a kill', async (t) => {
  const { runtime, calls } = bench({ decision: { ...lapsedLicense, lapsed: false, reason: 'KILLED', code: 'HP_ERR_FEATURE_KILLED' } })
  await t.rejects(runtime.invoke({ ...invocation, id: 'read' }), { code: 'HP_ERR_FEATURE_KILLED' })
  t.same(calls, [])
})

test('invoke() names what is wrong with the plugin or the handler', async (t) => {
  await t.rejects(bench().runtime.invoke({ ...invocation, plugin: 'acme.mial' }), { code: 'HP_ERR_NOT_INSTALLED', details: { nearest: 'acme.mail' } })
  await t.rejects(bench({ plugins: [] }).runtime.invoke(invocation), { code: 'HP_ERR_NOT_INSTALLED' })
  const refusal = new HardpointError('HP_ERR_REVOKED', { plugin: 'acme.mail', version: '1.0.0', advisory: 'HPA-1', severity: 'high', title: 'Bad', remedy: '' })
  await t.rejects(bench({ plugins: [], refusal }).runtime.invoke(invocation), refusal)
  await t.rejects(bench({ plugins: [{ ...active, enabled: false }] }).runtime.invoke(invocation), { code: 'HP_ERR_NOT_ENABLED' })
  await t.rejects(bench().runtime.invoke({ ...invocation, id: 'constructor' }), { code: 'HP_ERR_HANDLER_MISSING' })
})

const MAPPED: ActivePlugin = { ...active, sourceMap: () => Buffer.from(JSON.stringify({ version: 3, sources: ['src/send.ts'], names: [], mappings: ';IASE' })) }

test('invoke() shows where in its author\'s files a plugin failed', async (t) => {
  const fails = new HardpointError('HP_ERR_PLUGIN_THREW', { plugin: 'acme.mail', what: 'route send', problem: 'Error: x', stack: 'Error: x\n    at plugin:acme.mail/main.js:2:5' })
  await t.rejects(bench({ plugins: [MAPPED], fails }).runtime.invoke(invocation), { code: 'HP_ERR_PLUGIN_THREW', details: { stack: 'Error: x\n    at src/send.ts:10:3' } })
})

test('invoke() shows the same in what a plugin logs, and changes no other request', async (t) => {
  const { runtime, calls, requests } = bench({ plugins: [MAPPED] })
  await runtime.invoke(invocation)
  for (const method of ['log.error', 'storage.set']) await calls[0]?.options.capability({ method, params: '{"message":"at plugin:acme.mail/main.js:2:5"}' }, new AbortController().signal)
  t.strictSame(requests.map(({ params }) => params), ['{"message":"at src/send.ts:10:3"}', '{"message":"at plugin:acme.mail/main.js:2:5"}'])
})

test('invoke() tells how each call into a plugin ended, and of none that was not let in', async (t) => {
  const answered = bench()
  await answered.runtime.invoke(invocation)
  t.strictSame(answered.observed, [['d', { cause: 'token:1', outside: false }]])
  const fails = new HardpointError('HP_ERR_PLUGIN_THREW', { plugin: 'acme.mail', what: 'route send', problem: 'x' })
  const failed = bench({ fails })
  await t.rejects(failed.runtime.invoke(invocation), { code: 'HP_ERR_PLUGIN_THREW' })
  t.strictSame(failed.observed, [['d', { error: fails, cause: 'token:1', outside: false }]])
  await t.rejects(answered.runtime.invoke({ ...invocation, id: 'none' }), { code: 'HP_ERR_HANDLER_MISSING' })
  t.equal(answered.observed.length, 1)
})

test('invoke() tells who stands at the beginning of a call, and hands that on', async (t) => {
  const { runtime, calls, callers, observed } = bench()
  const principal = { kind: 'plugin', id: 'plugin:acme.user', tenant: 'default', roles: [] } as const
  await runtime.invoke({ ...invocation, principal, cause: 'anonymous' })
  await calls[0]?.options.capability({ method: 'events.publish', params: '{}' }, new AbortController().signal)
  t.match(callers, [{ principal: { id: 'plugin:acme.user' }, cause: 'anonymous' }])
  t.match(observed, [['d', { cause: 'anonymous' }]])
})

const error = (code: ErrorCode) => ({ ok: false as const, error: new HardpointError(code, {} as never) })

const ANSWERS: readonly { name: string; method?: string; reply: CapabilityReply | undefined; outside: boolean }[] = [
  { name: 'a server that cannot be reached', reply: error('HP_ERR_FETCH_FAILED'), outside: true },
  { name: 'a server that is not well', reply: { ok: true, result: '{"status":503,"statusText":""}' }, outside: true },
  { name: 'a server that is asked too much', reply: { ok: true, result: '{"status":429,"statusText":""}' }, outside: true },
  { name: 'a server that does not answer', reply: undefined, outside: true },
  { name: 'a server that is well', reply: { ok: true, result: '{"status":200,"statusText":""}' }, outside: false },
  { name: 'a server that finds nothing', reply: { ok: true, result: '{"status":404,"statusText":"503"}' }, outside: false },
  { name: 'a stored value that looks like it', method: 'storage.get', reply: { ok: true, result: '{"status":503,"statusText":""}' }, outside: false },
  { name: 'another plugin that fails', method: 'plugins.call', reply: error('HP_ERR_PLUGIN_THREW'), outside: true },
  { name: 'a grant that was taken away', reply: error('HP_ERR_NOT_GRANTED'), outside: true },
  { name: 'a store that is away', method: 'storage.get', reply: error('HP_ERR_STORAGE_UNAVAILABLE'), outside: true },
  { name: 'params that the plugin got wrong', reply: error('HP_ERR_PARAMS'), outside: false },
  { name: 'a rate that the plugin goes beyond', reply: error('HP_ERR_RATE'), outside: false },
]

for (const { name, method = 'http.fetch', reply, outside } of ANSWERS) {
  test(`invoke() tells of a call that fails after ${name} that it was ${outside ? 'outside' : 'the plugin itself'}`, async (t) => {
    const fails = new HardpointError('HP_ERR_PLUGIN_THREW', { plugin: 'acme.mail', what: 'route send', problem: 'x' })
    const { runtime, observed } = bench({ fails, reply: reply ?? new Promise(() => {}), method })
    await t.rejects(runtime.invoke(invocation), { code: 'HP_ERR_PLUGIN_THREW' })
    t.match(observed, [['d', { error: fails, outside }]])
  })
}

test('invoke() waits while its plugin is held, and looks at it anew then', async (t) => {
  const { runtime, calls, holds, table } = bench()
  const release = holds.hold('acme.mail')
  const invoked = runtime.invoke(invocation)
  await new Promise((done) => setImmediate(done))
  t.equal(calls.length, 0)
  table.length = 0
  release()
  await t.rejects(invoked, { code: 'HP_ERR_NOT_INSTALLED' })
  await t.rejects(bench({ plugins: [active] }).runtime.invoke({ ...invocation, id: 'none' }), { code: 'HP_ERR_HANDLER_MISSING' })
})

test('invoke() gives capability calls the data of the version that runs, and none once that went back', async (t) => {
  const { runtime, calls, callers, table } = bench({ plugins: [{ ...active, namespace: 'acme.mail@1' }] })
  await runtime.invoke(invocation)
  const ask = () => calls[0]?.options.capability({ method: 'storage.set', params: '{}' }, new AbortController().signal)
  await ask()
  t.match(callers, [{ namespace: 'acme.mail@1' }])
  table[0] = { ...active, namespace: 'acme.mail' }
  t.match(await ask(), { ok: false, error: { code: 'HP_ERR_STOPPED' } })
  t.equal(callers.length, 1)
})
