import { test } from 'tap'
import { capability, method, type CapabilityMethod } from '../../../host/capabilities/_capability.ts'
import { capabilityTable } from '../../../host/capabilities/capability-table.ts'

const OPTIONS = { type: 'object', additionalProperties: false, properties: {} } as const
const METHOD: CapabilityMethod<object> = method({ description: '', params: OPTIONS, result: { type: 'null' }, invoke: async () => null })

function made(id: string, keys: readonly string[]) {
  return capability<object>({ id, consent: () => id, options: OPTIONS, methods: Object.fromEntries(keys.map((key) => [key, METHOD])) })
}

test('capabilityTable() names methods by the capability up to its dot', async (t) => {
  const { methods } = capabilityTable([made('storage', ['get', 'set']), made('http.fetch', ['fetch']), made('events.publish', ['publish']), made('events.subscribe', [])])
  t.strictSame(Object.keys(methods), ['storage.get', 'storage.set', 'http.fetch', 'events.publish'])
  t.equal(methods['events.publish']?.capability.id, 'events.publish')
})

test('capabilityTable() refuses two capabilities or two methods of one name', async (t) => {
  t.throws(() => capabilityTable([made('a', []), made('a', [])]), { code: 'HP_ERR_BOOT', message: /two of the name a/ })
  t.throws(() => capabilityTable([made('a.b', ['x']), made('a.c', ['x'])]), { code: 'HP_ERR_BOOT', message: /two of the name a\.x/ })
})

test('capabilityTable() makes tables without a prototype, which nobody can add to', async (t) => {
  const { capabilities, methods } = capabilityTable([made('a', ['x'])])
  for (const table of [capabilities, methods]) {
    t.equal(Object.getPrototypeOf(table), null)
    t.ok(Object.isFrozen(table))
    t.notOk('constructor' in table)
  }
})
