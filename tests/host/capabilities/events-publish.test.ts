import { HardpointError } from '@hardpoint/schemas/errors'
import { test } from 'tap'
import { fromJson } from '../../../host/storage/json-value.ts'
import { eventsPublish } from '../../../host/capabilities/events-publish.ts'
import { callerOf, codeOf, world } from './_world.ts'

const EMPTY_BUS = { wake: () => {}, subscribe: async () => {}, deadLetters: async () => [], start: () => {}, close: async () => {} }

const CALLER = callerOf({ 'events.publish': { topics: ['mail.sent'] } })

test('events.publish writes the event under the plugin\'s own id and tenant, then wakes the bus', async (t) => {
  const { as, services, woken } = await world(t)
  t.strictSame(await as({ ...CALLER, tenant: 'red' })('events.publish', { topic: 'mail.sent', data: { to: ['bob'] } }), { id: 'e1' })
  const entry = await services.store.get(['bus', 'inbox', 1])
  t.match(entry === undefined ? undefined : fromJson(entry.value), { topic: 'acme.mail/mail.sent', tenant: 'red', data: '{"to":["bob"]}' })
  t.equal(woken.times, 1)
})

test('events.publish writes with an event who caused it', async (t) => {
  const { as, services } = await world(t)
  await as({ ...CALLER, cause: 'token:1' })('events.publish', { topic: 'mail.sent', data: 1 })
  const entry = await services.store.get(['bus', 'inbox', 1])
  t.match(entry === undefined ? undefined : fromJson(entry.value), { cause: 'token:1' })
})

const REFUSED: readonly (readonly [name: string, params: object, code: string])[] = [
  ['a topic outside the grant', { topic: 'mail.read', data: 1 }, 'HP_ERR_GRANT_SCOPE'],
  ['another plugin\'s topic', { topic: 'hardpoint.treasury/transfer.posted', data: 1 }, 'HP_ERR_GRANT_SCOPE'],
  ['its own topic by its full name', { topic: 'acme.mail/mail.sent', data: 1 }, 'HP_ERR_GRANT_SCOPE'],
  ['a way out of its prefix', { topic: '../hardpoint.treasury/transfer.posted', data: 1 }, 'HP_ERR_GRANT_SCOPE'],
  ['a star', { topic: '*', data: 1 }, 'HP_ERR_GRANT_SCOPE'],
  ['a topic of Object.prototype', { topic: 'constructor', data: 1 }, 'HP_ERR_GRANT_SCOPE'],
  ['no data', { topic: 'mail.sent' }, 'HP_ERR_PARAMS'],
  ['a source', { topic: 'mail.sent', data: 1, plugin: 'hardpoint.treasury' }, 'HP_ERR_PARAMS'],
  ['data over 64 KiB', { topic: 'mail.sent', data: 'x'.repeat(65_536) }, 'HP_ERR_PARAMS'],
]

for (const [name, params, code] of REFUSED) {
  test(`events.publish refuses ${name}`, async (t) => {
    const { as, services, woken } = await world(t)
    t.equal(await codeOf(as(CALLER)('events.publish', params)), code)
    t.equal(await services.store.get(['bus', 'inbox', 1]), undefined)
    t.equal(woken.times, 0)
  })
}

for (const [name, method, params] of [
  ['events.publish', 'events.publish', { topic: 'mail.sent', data: 1 }],
  ['storage.commit', 'storage.commit', { commit: { set: [{ key: ['k'], value: 1 }], publish: [{ topic: 'mail.sent', data: 1 }] } }],
] as const) {
  test(`${name} tells the guest that too much of its own waits, and writes nothing`, async (t) => {
    const full = new HardpointError('HP_ERR_EVENTS_WAITING', { plugin: 'acme.mail', events: 3, bytes: 9, subscriber: 'acme.slow' })
    const { as, services, denials } = await world(t, { bus: { ...EMPTY_BUS, writes: () => { throw full } } })
    t.equal(await codeOf(as(callerOf({ 'storage': {}, 'events.publish': { topics: ['mail.sent'] } }))(method, params)), 'HP_ERR_EVENTS_WAITING')
    t.strictSame(await Array.fromAsync(services.store.scan({ prefix: [] })), [])
    t.match(denials, [{ code: 'HP_ERR_EVENTS_WAITING', message: /acme\.slow/ }], 'and the admin')
  })
}

test('events.publish is wider by a topic that was not asked for', async (t) => {
  t.equal(eventsPublish.wider({ topics: ['a'] }, { topics: ['a', 'b'] }), undefined)
  t.match(eventsPublish.wider({ topics: ['a', 'c'] }, { topics: ['a', 'b'] }), /does not ask for c/)
})
