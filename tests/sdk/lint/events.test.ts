import { test } from 'tap'
import { events } from '../../../sdk/lint/events.ts'
import { manifest } from './_manifest.ts'

const TOPIC = 'hardpoint.treasury/transfer.posted'
const contributes = { events: [{ id: 'posted', topic: TOPIC }] }

test('events() takes events that were asked for', async (t) => {
  t.strictSame(events(manifest({ contributes, capabilities: { 'events.subscribe': { topics: [TOPIC] } } })), [])
  t.strictSame(events(manifest()), [])
})

for (const [name, capabilities] of [
  ['no capability', {}], ['other topics', { 'events.subscribe': { topics: ['a.b/c'] } }], ['no topics', { 'events.subscribe': {} }], ['topics that are no list', { 'events.subscribe': { topics: TOPIC } }],
] as const) {
  test(`events() points at an event handled with ${name}`, async (t) => {
    t.match(events(manifest({ contributes, capabilities })), [{ pointer: '/contributes/events/0/topic', fix: new RegExp(RegExp.escape(TOPIC)) }])
  })
}
