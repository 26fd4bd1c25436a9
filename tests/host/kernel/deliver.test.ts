import type { Grant, Manifest } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { test } from 'tap'
import { postpones } from '../../../host/kernel/postpones.ts'
import { cronJobsOf, deliverEvent, runJob, subscriptionsOf } from '../../../host/kernel/deliver.ts'
import type { Lifecycle } from '../../../host/lifecycle/mod.ts'
import type { ActivePlugin, Invocation, Runtime } from '../../../host/runtime/mod.ts'

const TOPIC = 'acme.shop/order.placed'
const plugin = (changes: { enabled?: boolean; topics?: string[]; contributes?: Manifest['contributes'] } = {}): ActivePlugin => ({
  enabled: changes.enabled ?? true,
  grant: { capabilities: { 'events.subscribe': { topics: changes.topics ?? [TOPIC] } }, by: 'a', at: '' } as Grant,
  code: {} as ActivePlugin['code'],
  manifest: { id: 'acme.mail', capabilities: { 'events.subscribe': { topics: [TOPIC] } }, contributes: changes.contributes ?? { events: [{ id: 'send', topic: TOPIC }, { id: 'count', topic: TOPIC }], jobs: [{ id: 'daily', cron: '0 3 * * *' }, { id: 'later' }] } } as unknown as Manifest,
})

test('subscriptionsOf() lists topics that the manifest handles and the grant allows, of enabled plugins', (t) => {
  t.same(subscriptionsOf([plugin()]), [{ plugin: 'acme.mail', topics: [TOPIC] }])
  t.same(subscriptionsOf([plugin({ enabled: false })]), [])
  t.same(subscriptionsOf([plugin({ topics: ['acme.shop/other'] })]), [])
  t.same(subscriptionsOf([{ ...plugin(), grant: { capabilities: {}, by: 'a', at: '' } }]), [])
  t.same(subscriptionsOf([plugin({ contributes: {} })]), [])
  t.end()
})

test('cronJobsOf() lists jobs with a cron of enabled plugins', (t) => {
  t.same(cronJobsOf([plugin()]), [{ plugin: 'acme.mail', tenant: 'default', job: 'daily', cron: '0 3 * * *', timezone: 'UTC' }])
  t.same(cronJobsOf([plugin({ enabled: false })]), [])
  t.end()
})

/** @param active undefined: it is installed, but its package is broken */
function tableOf(active: ActivePlugin | undefined, refusal?: HardpointError): Pick<Lifecycle, 'get' | 'info' | 'refusal'> {
  return { refusal: () => refusal, get: () => active, info: () => ({ problem: { code: 'HP_ERR_PACKAGE_MISSING', message: '', fix: '' } }) as unknown as ReturnType<Lifecycle['info']> }
}

function bench(fail?: string) {
  const invocations: Invocation[] = []
  const runtime: Runtime = { admit: () => undefined, invoke: async (invocation) => { invocations.push(invocation); if (invocation.id === fail) throw new RangeError(fail); return { text: '', head: null, queuedMs: 0, ranMs: 0 } } }
  const plugins = tableOf(plugin())
  return { runtime, plugins, invocations }
}
const event = { id: 'e1', topic: TOPIC, tenant: 'default', data: '{"n":1}', at: '2026-01-01T00:00:00Z' }

test('deliverEvent() runs each handler of the topic, as the kernel', async (t) => {
  const { invocations, ...parts } = bench()
  await deliverEvent(parts, 'acme.mail', event)
  t.same(invocations.map(({ id }) => id), ['send', 'count'])
  t.match(invocations[0], { kind: 'event', tenant: 'default', principal: { kind: 'kernel', roles: [] }, head: { id: 'e1', topic: TOPIC, data: { n: 1 } } })
})

test('deliverEvent() hands over nothing of a topic whose grant was taken back while the event waited', async (t) => {
  const { invocations, runtime } = bench()
  for (const topics of [[], ['acme.shop/other']]) {
    await deliverEvent({ runtime, plugins: tableOf(plugin({ topics })) }, 'acme.mail', event)
  }
  t.same(invocations, [])
})

test('deliverEvent() runs no handler where one of them may not run now', async (t) => {
  const { invocations, runtime, plugins } = bench()
  const off = new HardpointError('HP_ERR_FEATURE_OFF', { feature: 'acme.mail/count', reason: 'off' })
  const admit: Runtime['admit'] = ({ id }) => { if (id === 'count') throw off }
  await t.rejects(deliverEvent({ plugins, runtime: { ...runtime, admit } }, 'acme.mail', event), { code: 'HP_ERR_FEATURE_OFF' })
  t.same(invocations, [])
})

test('deliverEvent() fails where a handler fails, so that it comes again', async (t) => {
  const parts = bench('send')
  await t.rejects(deliverEvent(parts, 'acme.mail', event), { message: 'send' })
})

test('deliverEvent() and runJob() tell who caused what they run, for the host alone', async (t) => {
  const { invocations, ...parts } = bench()
  await deliverEvent(parts, 'acme.mail', { ...event, cause: 'token:1' })
  await runJob(parts, { id: 'r', plugin: 'acme.mail', tenant: 'default', job: 'later', at: 0, data: '[1]', attempt: 1, cause: 'token:2' })
  t.same(invocations.map(({ cause }) => cause), ['token:1', 'token:1', 'token:2'])
  t.notMatch(JSON.stringify(invocations.map(({ head }) => head)), /token/)
})

test('runJob() hands over when, what and which attempt', async (t) => {
  const { invocations, ...parts } = bench()
  await runJob(parts, { id: 'r', plugin: 'acme.mail', tenant: 'default', job: 'later', at: 0, data: '[1]', attempt: 2 })
  t.match(invocations[0], { kind: 'job', id: 'later', principal: { kind: 'kernel' }, head: { job: 'later', scheduledFor: '1970-01-01T00:00:00.000Z', data: [1], attempt: 2 } })
})

test('deliverEvent() and runJob() let what is for a plugin that an advisory stops wait', async (t) => {
  const { runtime, invocations } = bench()
  const refusal = new HardpointError('HP_ERR_REVOKED', { plugin: 'acme.mail', version: '1.0.0', advisory: 'HPA-1', severity: 'high', title: 'Bad', remedy: '' })
  const parts = { runtime, plugins: tableOf(undefined, refusal) }
  await t.rejects(deliverEvent(parts, 'acme.mail', event), refusal)
  await t.rejects(runJob(parts, { id: 'r', plugin: 'acme.mail', tenant: 'default', job: 'later', at: 0, data: '1', attempt: 1 }), refusal)
  t.ok(postpones(refusal))
  t.same(invocations, [])
})

test('deliverEvent() and runJob() let what is for a plugin with a broken package wait, and run nothing', async (t) => {
  const { runtime, invocations } = bench()
  const parts = { runtime, plugins: tableOf(undefined) }
  for (const attempt of [deliverEvent(parts, 'acme.mail', event), runJob(parts, { id: 'r', plugin: 'acme.mail', tenant: 'default', job: 'later', at: 0, data: '1', attempt: 1 })]) {
    const error = await attempt.catch((reason: unknown) => reason)
    t.match(error, { code: 'HP_ERR_PLUGIN_LOAD', message: /acme\.mail.*HP_ERR_PACKAGE_MISSING/ })
    t.ok(postpones(error))
  }
  t.same(invocations, [])
})
