import { attempting } from '../../_attempts.ts'
import type { Hazard } from '../../_hazard.ts'

const set = (value: string): string => `say(host, 'storage.set', '{"key":["v"],"value":' + ${value} + '}')`

export const hazard: Hazard = {
  title: 'values with prototypes, of any depth, of megabytes, and of none',
  why: 'a value is parsed and written again by the kernel, and read again by whoever looks at it',
  ...attempting('values', {
    'a prototype': [set(`'{"__proto__":{"polluted":true}}'`), 'HP_ERR_PARAMS'],
    'a prototype far inside': [set(`'[[[{"a":{"__proto__":null}}]]]'`), 'HP_ERR_PARAMS'],
    'nested deep': [set(`'['.repeat(200000) + ']'.repeat(200000)`), 'HP_ERR_PARAMS'],
    'brackets in text, behind a quote that is none': [set(`'"' + '[\\\\\\\\\\\\"'.repeat(5000) + '"'`), /^\[object Object\]$/],
    'cut off': [set(`'{"a":'`), 'HP_ERR_PARAMS'],
    'more than one text': [`say(host, 'storage.set', '{"key":["v"],"value":1}{"key":["w"],"value":1}')`, 'HP_ERR_PARAMS'],
    'larger than a value may be': [set(`'"' + 'x'.repeat(70000) + '"'`), 'HP_ERR_PARAMS'],
    'larger as UTF-8 than it looks': [set(`'"' + '\\u20ac'.repeat(30000) + '"'`), 'HP_ERR_PARAMS'],
    'megabytes': [set(`'"' + 'x'.repeat(2000000) + '"'`), 'HP_ERR_PARAMS'],
    'half a character': [set(`'"\\\\ud800"'`), /^\[object Object\]$/],
    'what has a toJSON': [`host.storage.set(['v'], { toJSON: () => ({ toJSON: 'text' }) }).then(() => host.storage.get(['v'])).then(({ value }) => value)`, { toJSON: 'text' }],
    'nothing': [`host.storage.set(['v'], undefined)`, 'HP_ERR_PARAMS'],
    'a thousand and one keys': [`host.storage.commit({ set: Array.from({ length: 1001 }, (_, at) => ({ key: [at], value: 1 })) })`, 'HP_ERR_PARAMS'],
    'a hundred and one reads': [`host.storage.getMany(Array.from({ length: 101 }, (_, at) => [at]))`, 'HP_ERR_PARAMS'],
  }, { capabilities: { storage: {} } }),
}
