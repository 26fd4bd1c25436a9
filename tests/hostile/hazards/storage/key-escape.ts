import { attempting } from '../../_attempts.ts'
import { besideSecret } from './_victim.ts'

const get = (key: string): string => `say(host, 'storage.get', ${JSON.stringify(`{"key":${key}}`)})`
const nothing = (key: unknown) => ({ key, value: null, version: null })

export const hazard = besideSecret('calm.key-escape', {
  title: 'keys that reach out of the plugin\'s own: parents, separators, odd types, half characters',
  why: 'keys of all plugins lie in one ordered store, told apart by bytes',
  ...attempting('key-escape', {
    'a path upwards': [get('["..","..","calm.key-escape","key"]'), nothing(['..', '..', 'calm.key-escape', 'key'])],
    'the bytes that end a part': [get('["\\u0000\\u0002calm.key-escape\\u0000\\u0002key"]'), nothing(['\0\x02calm.key-escape\0\x02key'])],
    'the bytes of the store': [get('["\\u0000\\u00ff","\\u00ff\\u00ff"]'), nothing(['\0\xff', '\xff\xff'])],
    'no part at all': [get('[]'), 'HP_ERR_PARAMS'],
    'an empty part': [get('[""]'), nothing([''])],
    'a list in a part': [get('[["key"]]'), 'HP_ERR_PARAMS'],
    'an object in a part': [get('[{"toString":"key"}]'), 'HP_ERR_PARAMS'],
    'null in a part': [get('[null]'), 'HP_ERR_PARAMS'],
    'what looks like a list': [get('{"length":1,"0":"key"}'), 'HP_ERR_PARAMS'],
    'text': [get('"key"'), 'HP_ERR_PARAMS'],
    'half a character': [get('["\\ud800"]'), 'HP_ERR_STORAGE_KEY'],
    'a number that is none': [get('[1e999]'), 'HP_ERR_PARAMS'],
    'a name that objects have': [get('["__proto__","constructor"]'), nothing(['__proto__', 'constructor'])],
    'seventeen parts': [get(JSON.stringify(Array.from({ length: 17 }, () => 'a'))), 'HP_ERR_PARAMS'],
    'three kilobytes': [get(JSON.stringify(['a'.repeat(3000)])), 'HP_ERR_STORAGE_KEY'],
  }, { capabilities: { storage: {} } }),
})
