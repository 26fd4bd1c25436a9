import { test } from 'tap'
import { fromJson } from '../../../host/storage/json-value.ts'
import { eventsPublish } from '../../../host/capabilities/events-publish.ts'
import { callerOf, codeOf, world } from './_world.ts'

const CALLER = callerOf({ 'events.publish': { topics: ['mail.sent'] } })

test('events.publish writes the event under the plugin\'s own id and tenant, then wakes the bus', async (t) => {
  const { as, services, woken } = await world(t)
  t.strictSame(await as({ ...CALLER, tenant: 'red' })('events.publish', { topic: 'mail.sent', data: { to: ['bob'] } }), { id: 'e1' })
  const entry = await services.store.get(['bus', 'inbox', 1])
  t.match(entry === undefined ? undefined : fromJson(entry.value), { topic: 'acme.mail/mail.sent', tenant: 'red', data: '{"to":["bob"]}' })
  t.equal(woken.times, 1)
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

test('events.publish is wider by a topic that was not asked for', async (t) => {
  t.equal(eventsPublish.wider({ topics: ['a'] }, { topics: ['a', 'b'] }), undefined)
  t.match(eventsPublish.wider({ topics: ['a', 'c'] }, { topics: ['a', 'b'] }), /does not ask for c/)
})
