import { test } from 'tap'
import { grantedTopics } from '../../../host/capabilities/granted-topics.ts'
import { MANIFEST } from './_world.ts'

const EVENTS = [{ id: 'a', topic: 'x.y/a' }, { id: 'b', topic: 'x.y/b' }, { id: 'again', topic: 'x.y/a' }]
const ASKING = { ...MANIFEST, capabilities: { 'events.subscribe': { topics: ['x.y/a', 'x.y/b'] } }, contributes: { events: EVENTS } }

test('grantedTopics() has each topic that is handled, asked for and granted, once', async (t) => {
  t.strictSame(grantedTopics(ASKING, { capabilities: ASKING.capabilities }), ['x.y/a', 'x.y/b'])
  t.strictSame(grantedTopics(ASKING, { capabilities: { 'events.subscribe': { topics: ['x.y/b', 'x.y/unhandled'] } } as never }), ['x.y/b'])
})

test('grantedTopics() is empty without a grant, or without asking', async (t) => {
  t.strictSame(grantedTopics(ASKING, { capabilities: {} }), [])
  t.strictSame(grantedTopics({ ...ASKING, capabilities: {} }, { capabilities: ASKING.capabilities }), [])
  t.strictSame(grantedTopics({ ...ASKING, contributes: {} }, { capabilities: ASKING.capabilities }), [])
})
