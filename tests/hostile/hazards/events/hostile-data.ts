import assert from 'node:assert/strict'
import { attempting } from '../../_attempts.ts'
import type { Hazard } from '../../_hazard.ts'
import { listener } from './_listener.ts'
import { until } from './_until.ts'

const publish = (data: string): string => `say(host, 'events.publish', '{"topic":"data","data":' + ${data} + '}').then(({ id }) => typeof id)`

const attempts = attempting('data', {
  'a prototype': [publish(`'{"__proto__":{"polluted":true}}'`), 'HP_ERR_PARAMS'],
  'a prototype in escapes': [publish(`'{"\\\\u005f\\\\u005fproto__":{"polluted":true}}'`), 'HP_ERR_PARAMS'],
  'nested deep': [publish(`'['.repeat(100000) + ']'.repeat(100000)`), 'HP_ERR_PARAMS'],
  'tiny values': [publish(`'[' + '{},'.repeat(300000) + '1]'`), 'HP_ERR_PARAMS'],
  'larger than an event may be': [publish(`'"' + 'x'.repeat(70000) + '"'`), 'HP_ERR_PARAMS'],
  'nothing': [`host.events.publish('data', undefined)`, 'HP_ERR_PARAMS'],
  'within a commit': [`say(host, 'storage.commit', '{"commit":{"publish":[{"topic":"data","data":{"__proto__":1}}]}}')`, 'HP_ERR_PARAMS'],
  'names of every object': [publish(`'{"constructor":1,"toString":2,"valueOf":3}'`), 'string'],
}, { capabilities: { storage: {}, 'events.publish': { topics: ['data'] } }, others: [listener('calm.recipient', 'rogue.data/data')] })

export const hazard: Hazard = {
  title: 'data of events with prototypes, of any depth and size',
  why: 'it is kept, and handed to plugins of others',
  ...attempts,
  async check(outcome, ground) {
    await attempts.check?.(outcome, ground)
    const heard = await until(() => ground.system.call('GET', '/p/calm.recipient/all'), ({ text }) => text.includes('constructor'))
    assert.deepEqual(JSON.parse(heard.text), { all: [['rogue.data/data', { constructor: 1, toString: 2, valueOf: 3 }]], polluted: false })
  },
}
