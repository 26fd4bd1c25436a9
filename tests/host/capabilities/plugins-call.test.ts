import { HardpointError } from '@hardpoint/schemas/errors'
import { test, type Test } from 'tap'
import { pluginsCall } from '../../../host/capabilities/plugins-call.ts'
import type { CapabilityCall } from '../../../host/capabilities/capability-call.ts'
import { callerOf, codeOf, world } from './_world.ts'

const PLUGINS = { 'hardpoint.treasury': ['balance'], 'acme.gone': ['x'], 'optional.one': ['y'] }
const DEPENDENCIES = { dependencies: { 'hardpoint.treasury': '^1.0.0' }, optionalDependencies: { 'optional.one': '^1.0.0' } }
const CALLER = callerOf({ 'plugins.call': { plugins: PLUGINS } }, { manifestMore: DEPENDENCIES })

interface Made { readonly caller: CapabilityCall; readonly callee: string; readonly name: string; readonly params: string }

async function calling(t: Test, answer: () => Promise<string> = async () => '{"amount":"10"}') {
  const made: Made[] = []
  const kernel = await world(t, { callExport: async (caller, callee, name, params) => { made.push({ caller, callee, name, params }); return answer() } })
  return { ...kernel, made, call: kernel.as(CALLER) }
}

test('plugins.call hands params and result on as text', async (t) => {
  const { call, made } = await calling(t)
  t.strictSame(await call('plugins.call', { plugin: 'hardpoint.treasury', export: 'balance', params: { account: 'a' } }), { amount: '10' })
  t.match(made, [{ callee: 'hardpoint.treasury', name: 'balance', params: '{"account":"a"}', caller: { plugin: { id: 'acme.mail' }, tenant: 'default', chain: ['acme.mail'] } }])
})

test('plugins.call gives null where there are no params', async (t) => {
  const { call, made } = await calling(t)
  await call('plugins.call', { plugin: 'optional.one', export: 'y' })
  t.match(made, [{ params: 'null' }])
})

const REFUSED: readonly (readonly [name: string, plugin: string, exported: string, code: string])[] = [
  ['an export outside the grant', 'hardpoint.treasury', 'transfer', 'HP_ERR_GRANT_SCOPE'],
  ['a plugin outside the grant', 'hardpoint.audit', 'balance', 'HP_ERR_GRANT_SCOPE'],
  ['a granted plugin that this version does not depend on', 'acme.gone', 'x', 'HP_ERR_DEPENDENCY_MISSING'],
  ['a plugin of Object.prototype', 'constructor', 'x', 'HP_ERR_GRANT_SCOPE'],
  ['__proto__', '__proto__', 'x', 'HP_ERR_GRANT_SCOPE'],
  ['an export of Array.prototype', 'hardpoint.treasury', 'length', 'HP_ERR_GRANT_SCOPE'],
]

for (const [name, plugin, exported, code] of REFUSED) {
  test(`plugins.call refuses ${name}`, async (t) => {
    const { call, made, denials } = await calling(t)
    t.equal(await codeOf(call('plugins.call', { plugin, export: exported })), code)
    t.strictSame(made, [])
    t.match(denials, [{ code }])
  })
}

test('plugins.call ends a chain after eight plugins', async (t) => {
  const { as, made } = await calling(t)
  const before = (count: number) => [...Array.from({ length: count }, (_, at) => `p${at}.x`), 'acme.mail']
  t.equal(await codeOf(as({ ...CALLER, chain: before(6) })('plugins.call', { plugin: 'hardpoint.treasury', export: 'balance' })), 'none')
  t.equal(await codeOf(as({ ...CALLER, chain: before(7) })('plugins.call', { plugin: 'hardpoint.treasury', export: 'balance' })), 'HP_ERR_CALL_DEPTH')
  t.equal(made.length, 1)
})

test('plugins.call refuses a circle, also to itself', async (t) => {
  const { as, made } = await calling(t)
  t.equal(await codeOf(as({ ...CALLER, chain: ['hardpoint.treasury', 'acme.mail'] })('plugins.call', { plugin: 'hardpoint.treasury', export: 'balance' })), 'HP_ERR_CALL_CYCLE')
  const self = callerOf({ 'plugins.call': { plugins: { 'acme.mail': ['x'] } } }, { manifestMore: { dependencies: { 'acme.mail': '*' } } })
  t.equal(await codeOf(as(self)('plugins.call', { plugin: 'acme.mail', export: 'x' })), 'HP_ERR_CALL_CYCLE')
  t.strictSame(made, [])
})

test('plugins.call puts the caller into the chain where the kernel left it out', async (t) => {
  const { as, made } = await calling(t)
  await as({ ...CALLER, chain: [] })('plugins.call', { plugin: 'hardpoint.treasury', export: 'balance' })
  t.match(made, [{ caller: { chain: ['acme.mail'] } }])
})

const FAILURES = [
  ['passes what the callee failed with', new HardpointError('HP_ERR_TIMEOUT_CPU', { plugin: 'p', what: 'x', limitMs: 1 }), 'HP_ERR_TIMEOUT_CPU'],
  ['conceals what the host stumbled over', new TypeError('/srv/x'), 'HP_ERR_INTERNAL'],
] as const

for (const [does, error, code] of FAILURES) {
  test(`plugins.call ${does}`, async (t) => {
    const { call } = await calling(t, async () => { throw error })
    t.equal(await codeOf(call('plugins.call', { plugin: 'hardpoint.treasury', export: 'balance' })), code)
  })
}

const WORDS = { plugin: 'hardpoint.treasury', what: 'export balance', problem: 'TypeError: S3CRET of the callee', stack: 'S3CRET at main.js:1' }
const THREW: readonly (readonly [name: string, error: HardpointError])[] = [
  ['threw', new HardpointError('HP_ERR_PLUGIN_THREW', { ...WORDS, pluginCode: 'S3CRET', pluginDetails: { S3CRET: 1 } })],
  ['could not be loaded for', new HardpointError('HP_ERR_PLUGIN_LOAD', WORDS)],
]

for (const [name, error] of THREW) {
  test(`plugins.call keeps from the caller what the callee ${name}, and logs it as the callee's`, async (t) => {
    const { call, lines } = await calling(t, async () => { throw error })
    const shown = await call('plugins.call', { plugin: 'hardpoint.treasury', export: 'balance' }).catch((thrown: unknown) => thrown)
    t.match(shown, { code: error.code, message: /^Plugin hardpoint\.treasury /, details: { plugin: 'hardpoint.treasury' } })
    t.notMatch(JSON.stringify(shown), /S3CRET/)
    t.match(lines, [{ plugin: 'hardpoint.treasury', level: 'warn', requestId: 'r-1', message: /acme\.mail.*S3CRET of the callee/, fields: { code: error.code, stack: WORDS.stack } }])
  })
}

test('plugins.call gives the caller the code and details of a refusal, without its stack', async (t) => {
  const refusal = new HardpointError('HP_ERR_PLUGIN_THREW', { ...WORDS, refusal: true, pluginCode: 'ACCOUNT_UNKNOWN', pluginDetails: { account: 'a' } })
  const { call, lines } = await calling(t, async () => { throw refusal })
  const shown = await call('plugins.call', { plugin: 'hardpoint.treasury', export: 'balance' }).catch((thrown: unknown) => thrown)
  t.match(shown, { code: 'HP_ERR_PLUGIN_THREW', details: { plugin: 'hardpoint.treasury', pluginCode: 'ACCOUNT_UNKNOWN', pluginDetails: { account: 'a' } } })
  t.notMatch(JSON.stringify(shown), /S3CRET/)
  t.strictSame(lines, [])
})

test('plugins.call is refused when read-only: what the callee does is not', async (t) => {
  const { as, made } = await calling(t)
  t.equal(await codeOf(as({ ...CALLER, readOnly: true })('plugins.call', { plugin: 'hardpoint.treasury', export: 'balance' })), 'HP_ERR_READ_ONLY')
  t.strictSame(made, [])
})

test('plugins.call is wider by a plugin or an export that was not asked for', async (t) => {
  t.equal(pluginsCall.wider({ plugins: { 'a.b': ['x'] } }, { plugins: { 'a.b': ['x', 'y'], 'c.d': ['z'] } }), undefined)
  t.match(pluginsCall.wider({ plugins: { 'a.b': ['x', 'z'] } }, { plugins: { 'a.b': ['x'] } }), /z of a\.b/)
  t.match(pluginsCall.wider({ plugins: { constructor: ['name'] } as never }, { plugins: { 'a.b': ['x'] } }), /name of constructor/)
})
