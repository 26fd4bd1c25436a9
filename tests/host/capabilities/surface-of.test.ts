import { test } from 'tap'
import { surfaceOf } from '../../../host/capabilities/surface-of.ts'

test('surfaceOf() has the methods of what is asked for, with their arguments in order', async (t) => {
  t.strictSame(surfaceOf({ capabilities: { 'log': {}, 'http.fetch': { hosts: ['a.b'] }, 'schedule': {} } }), {
    'log.debug': ['message', 'fields'], 'log.info': ['message', 'fields'], 'log.warn': ['message', 'fields'], 'log.error': ['message', 'fields'],
    'schedule.at': ['job', 'time', 'data', 'options'], 'schedule.after': ['job', 'delayMs', 'data', 'options'], 'schedule.cancel': ['id'],
    'http.fetch': ['url', 'init'],
  })
})

test('surfaceOf() keeps events.publish and events.subscribe apart', async (t) => {
  t.strictSame(surfaceOf({ capabilities: { 'events.subscribe': { topics: [] } } }), {})
  t.strictSame(surfaceOf({ capabilities: { 'events.publish': { topics: [] } } }), { 'events.publish': ['topic', 'data'] })
})

test('surfaceOf() is empty where nothing is asked for, or nothing known', async (t) => {
  t.strictSame(surfaceOf({}), {})
  t.strictSame(surfaceOf({ capabilities: { constructor: {}, toString: {} } as never }), {})
})
