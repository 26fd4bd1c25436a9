import { attempting } from '../../_attempts.ts'
import { besideSecret } from './_victim.ts'

export const hazard = besideSecret('calm.namespace', {
  title: 'params that name another plugin, tenant, quota or namespace',
  why: 'whose data a call is about must come from the kernel, and a member more might be taken for it',
  ...attempting('namespace', {
    'another plugin': [`say(host, 'storage.get', '{"key":["key"],"plugin":"calm.namespace"}')`, 'HP_ERR_PARAMS'],
    'another tenant': [`say(host, 'storage.get', '{"key":["key"],"tenant":"other"}')`, 'HP_ERR_PARAMS'],
    'the namespace': [`say(host, 'storage.list', '{"selector":{"prefix":[],"namespace":["data"]}}')`, 'HP_ERR_PARAMS'],
    'its quota': [`say(host, 'storage.set', '{"key":["a"],"value":1,"options":{"quotaBytes":1e12}}')`, 'HP_ERR_PARAMS'],
    'a member twice, of which two readers take another': [`say(host, 'storage.get', '{"key":{"plugin":"calm.namespace"},"key":["key"]}')`, { key: ['key'], value: null, version: null }],
    'a prototype': [`say(host, 'storage.get', '{"key":["key"],"__proto__":{"plugin":"calm.namespace"}}')`, 'HP_ERR_PARAMS'],
    'a prototype, spelled otherwise': [`say(host, 'storage.get', '{"key":["key"],"\\\\u005f_proto__":{"tenant":"other"}}')`, 'HP_ERR_PARAMS'],
    'the constructor\'s prototype': [`say(host, 'storage.set', '{"key":["key"],"value":{"constructor":{"prototype":{"polluted":1}}}}')`, 'HP_ERR_PARAMS'],
  }, { capabilities: { storage: {} } }),
})
