import type { Manifest } from '@hardpoint/schemas'
import { test } from 'tap'
import type { CapabilityCall } from '../../../host/capabilities/capability-call.ts'
import { exportCaller } from '../../../host/kernel/call-export.ts'
import type { ActivePlugin, Invocation, PluginTable } from '../../../host/runtime/mod.ts'

const manifest = {
  id: 'acme.bank', contributes: { exports: [
    { id: 'balance', params: { type: 'object', additionalProperties: false, required: ['account'], properties: { account: { type: 'string', maxLength: 64 } } }, result: { type: 'string', maxLength: 40 } },
    { id: 'free' },
  ] },
} as unknown as Manifest
const caller = { plugin: { id: 'acme.shop' }, tenant: 'default', requestId: 'r', chain: ['acme.shop'], signal: new AbortController().signal, principal: { kind: 'token', id: 'token:admin', tenant: 'default', roles: ['admin'] } } as unknown as CapabilityCall

function bench(answer = '"5"', enabled = true) {
  const invocations: Invocation[] = []
  const plugins: PluginTable = { get: (id) => id === 'acme.bank' ? { manifest, enabled } as ActivePlugin : undefined, all: () => [] }
  const call = exportCaller(plugins, () => ({ admit: () => undefined, invoke: async (invocation) => { invocations.push(invocation); return { text: answer, head: null, queuedMs: 0, ranMs: 0 } } }))
  return { call, invocations }
}

test('exportCaller() calls the export with the calling plugin as principal, without the user\'s roles', async (t) => {
  const { call, invocations } = bench()
  t.equal(await call(caller, 'acme.bank', 'balance', '{"account":"a"}'), '"5"')
  t.equal((await call({ ...caller, cause: 'token:admin' }, 'acme.bank', 'free', ''), invocations.pop()?.cause), 'token:admin', 'but the host knows who stands at the beginning')
  t.match(invocations, [{ plugin: 'acme.bank', kind: 'export', id: 'balance', head: { account: 'a' }, chain: ['acme.shop'], principal: { kind: 'plugin', id: 'plugin:acme.shop', roles: [] } }])
})

test('exportCaller() refuses params and results that their schemas do not allow', async (t) => {
  const { call, invocations } = bench('5')
  await t.rejects(call(caller, 'acme.bank', 'balance', '{"account":5}'), { code: 'HP_ERR_PARAMS', details: { pointer: '/account' } })
  t.same(invocations, [])
  await t.rejects(call(caller, 'acme.bank', 'balance', '{"account":"a"}'), { code: 'HP_ERR_PLUGIN_ANSWER' })
  await t.rejects(bench('{"no JSON').call(caller, 'acme.bank', 'balance', '{"account":"a"}'), { code: 'HP_ERR_PLUGIN_ANSWER' })
})

test('exportCaller() hands no answer on that would harm its caller, with a schema or without', async (t) => {
  const answers = [
    `[${'{},'.repeat(200_000)}1]`, `${'['.repeat(70)}${']'.repeat(70)}`, `"${'x'.repeat(8_388_608)}"`, '{"__proto__":{"a":1}}', '[{"\\u005f_proto__":1}]', '{"constructor":{"prototype":{}}}', '{"\\u0063onstructor":{"prototype":{}}}',
  ]
  for (const answer of answers) {
    for (const name of ['balance', 'free']) {
      await t.rejects(bench(answer).call(caller, 'acme.bank', name, '{"account":"a"}'), { code: 'HP_ERR_PLUGIN_ANSWER' }, `${name}: ${answer.slice(0, 40)}`)
    }
  }
  for (const answer of ['"__proto__"', '{"constructor":"Ann"}', '"\\u0041"']) t.equal(await bench(answer).call(caller, 'acme.bank', 'free', ''), answer)
})

test('exportCaller() names what is not there', async (t) => {
  const { call } = bench()
  await t.rejects(call(caller, 'acme.none', 'x', ''), { code: 'HP_ERR_DEPENDENCY_MISSING' })
  await t.rejects(bench('""', false).call(caller, 'acme.bank', 'balance', ''), { code: 'HP_ERR_DEPENDENCY_MISSING' })
  await t.rejects(call(caller, 'acme.bank', 'balanec', ''), { code: 'HP_ERR_EXPORT_UNKNOWN', details: { nearest: 'balance' } })
})

test('exportCaller() hands null to an export that is called with nothing', async (t) => {
  const { call, invocations } = bench()
  await call(caller, 'acme.bank', 'free', '')
  t.equal(invocations[0]?.head, null)
})
