import { attempting } from '../../_attempts.ts'
import { besideSecret } from './_victim.ts'

const cursor = (key: unknown): string => Buffer.from(JSON.stringify(key)).toString('base64url')
const list = (selector: object): string => `host.storage.list(${JSON.stringify(selector)})`
const NOTHING = { entries: [], cursor: null }

export const hazard = besideSecret('calm.ranges', {
  title: 'lists whose start, end or cursor lies beyond the plugin\'s own keys',
  why: 'a range is two keys in one store: past the end of one plugin\'s entries begin another\'s',
  ...attempting('ranges', {
    'everything': [list({ prefix: [] }), NOTHING],
    'everything, backwards': [list({ prefix: [], reverse: true }), NOTHING],
    'from the first key there can be': [list({ prefix: [], start: [''], end: [true, true, true] }), NOTHING],
    'an end before the start': [list({ prefix: [], start: ['z'], end: ['a'] }), NOTHING],
    'a start outside the prefix': [list({ prefix: ['b'], start: ['a'], end: ['z'] }), NOTHING],
    'a cursor to another plugin': [list({ prefix: [], cursor: cursor(['data', 'default', 'calm.ranges']) }), NOTHING],
    'a cursor before everything, backwards': [list({ prefix: [], cursor: cursor([true]), reverse: true }), NOTHING],
    'a cursor that is no key': [list({ prefix: [], cursor: cursor({ length: 1 }) }), 'HP_ERR_PARAMS'],
    'a cursor of objects': [list({ prefix: [], cursor: cursor([{ a: 1 }]) }), 'HP_ERR_PARAMS'],
    'a cursor with a prototype': [list({ prefix: [], cursor: Buffer.from('{"__proto__":["key"]}').toString('base64url') }), 'HP_ERR_PARAMS'],
    'a cursor that is empty': [list({ prefix: [], cursor: '' }), 'HP_ERR_PARAMS'],
    'a cursor nested deep': [list({ prefix: [], cursor: Buffer.from('['.repeat(1500)).toString('base64url') }), 'HP_ERR_PARAMS'],
    'a limit of none': [list({ prefix: [], limit: 0 }), 'HP_ERR_PARAMS'],
    'a limit below none': [list({ prefix: [], limit: -1 }), 'HP_ERR_PARAMS'],
    'more than a page': [list({ prefix: [], limit: 1e9 }), 'HP_ERR_PARAMS'],
  }, { capabilities: { storage: {} } }),
})
