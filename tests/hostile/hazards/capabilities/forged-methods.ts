import assert from 'node:assert/strict'
import { attempting } from '../../_attempts.ts'
import type { Hazard } from '../../_hazard.ts'

const say = (method: string): string => `say(host, ${JSON.stringify(method)}, '{}')`
const UNKNOWN = ['storage.constructor', 'log.__proto__', 'storage.__proto__', 'constructor', '__proto__', 'toString', 'storage', 'storage.', '.get', 'storage.get.call', 'Storage.Get', 'events.subscribe', 'host.adminToken', 'admin.token', 'config.set', 'process.exit', 'x'.repeat(120)]
const attempts = attempting('methods', {
  ...Object.fromEntries(UNKNOWN.map((method) => [method, [say(method), 'HP_ERR_CAPABILITY_UNKNOWN'] as const])),
  'schedule.at': [say('schedule.at'), 'HP_ERR_NOT_REQUESTED'],
  'plugins.call': [say('plugins.call'), 'HP_ERR_NOT_REQUESTED'],
  'http.fetch': [say('http.fetch'), 'HP_ERR_NOT_REQUESTED'],
  'events.publish': [say('events.publish'), 'HP_ERR_NOT_REQUESTED'],
}, { capabilities: { log: {} } })

export const hazard: Hazard = {
  title: 'methods that no manifest asks for, that there are not, and that every object has',
  why: 'a name that a guest says is looked up in a table, and tables inherit',
  ...attempts,
  async check(outcome, ground) {
    await attempts.check?.(outcome, ground)
    assert.match(await ground.logs(), /capability denied.*rogue\.methods.*HP_ERR_NOT_REQUESTED/, 'a denial is loud')
  },
}
