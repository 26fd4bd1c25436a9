import assert from 'node:assert/strict'
import { attempting } from '../../_attempts.ts'
import type { Hazard } from '../../_hazard.ts'
import { heard, listener } from './_listener.ts'
import { until } from './_until.ts'

const attempts = attempting('spoofer', {
  'of another plugin': [`host.events.publish('calm.bank/paid', 1)`, 'HP_ERR_GRANT_SCOPE'],
  'its own, in full': [`host.events.publish('rogue.spoofer/paid', 1)`, 'HP_ERR_GRANT_SCOPE'],
  'upwards': [`host.events.publish('../calm.bank/paid', 1)`, 'HP_ERR_GRANT_SCOPE'],
  'with a separator': [`host.events.publish('paid/../../calm.bank/paid', 1)`, 'HP_ERR_GRANT_SCOPE'],
  'with a zero byte': [`host.events.publish('paid\\u0000', 1)`, 'HP_ERR_GRANT_SCOPE'],
  'not granted': [`host.events.publish('other', 1)`, 'HP_ERR_GRANT_SCOPE'],
  'of the prototype': [`host.events.publish('__proto__', 1)`, 'HP_ERR_GRANT_SCOPE'],
  'a list': [`say(host, 'events.publish', '{"topic":["paid"],"data":1}')`, 'HP_ERR_PARAMS'],
  'a source': [`say(host, 'events.publish', '{"topic":"paid","data":1,"plugin":"calm.bank"}')`, 'HP_ERR_PARAMS'],
  'a tenant': [`say(host, 'events.publish', '{"topic":"paid","data":1,"tenant":"other"}')`, 'HP_ERR_PARAMS'],
  'an id and a time': [`say(host, 'events.publish', '{"topic":"paid","data":1,"id":"e1","at":"2000-01-01T00:00:00Z"}')`, 'HP_ERR_PARAMS'],
  'within a commit': [`host.storage.commit({ set: [{ key: ['a'], value: 1 }], publish: [{ topic: 'calm.bank/paid', data: 1 }] })`, 'HP_ERR_GRANT_SCOPE'],
  'within a commit, beside a granted one': [`host.storage.commit({ publish: [{ topic: 'paid', data: 1 }, { topic: 'other', data: 1 }] })`, 'HP_ERR_GRANT_SCOPE'],
  'what was committed of it': [`host.storage.get(['a']).then(({ value }) => value)`, null],
  'its own': [`host.events.publish('paid', 'by the spoofer').then(({ id }) => typeof id)`, 'string'],
}, { capabilities: { storage: {}, 'events.publish': { topics: ['paid'] } }, others: [listener('calm.audit', 'rogue.spoofer/paid'), { manifest: { id: 'calm.bank' }, main: 'export default {}' }, listener('calm.clerk', 'calm.bank/paid')] })

export const hazard: Hazard = {
  title: 'events in the name of another plugin, of other topics, tenants and times',
  why: 'who is told of a payment believes that the bank says so',
  ...attempts,
  async check(outcome, ground) {
    await attempts.check?.(outcome, ground)
    assert.deepEqual(await until(() => heard(ground, 'calm.audit'), (all) => all.length > 0), [['rogue.spoofer/paid', 'by the spoofer']])
    assert.deepEqual(await heard(ground, 'calm.clerk'), [])
  },
}
