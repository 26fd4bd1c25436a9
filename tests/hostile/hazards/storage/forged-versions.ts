import { attempting } from '../../_attempts.ts'
import type { Hazard } from '../../_hazard.ts'

const set = (version: unknown): string => `host.storage.commit({ checks: [{ key: ['k'], version: ${JSON.stringify(version)} }], set: [{ key: ['k'], value: 'stolen' }] })`

export const hazard: Hazard = {
  title: 'checks against versions that were made up',
  why: 'a version that is guessed, or compared loosely, overwrites what another call wrote meanwhile',
  ...attempting('versions', {
    'what is there': [`host.storage.set(['k'], 'kept').then(() => 'set')`, 'set'],
    'null: there is none': [set(null), { ok: false }],
    'nothing': [set(''), { ok: false }],
    'the greatest': [set('ffffffffffffffff'), { ok: false }],
    'zero': [set('0000000000000000'), { ok: false }],
    'a number': [set(0), 'HP_ERR_PARAMS'],
    'true': [set(true), 'HP_ERR_PARAMS'],
    'one that is long': [set('f'.repeat(1000)), 'HP_ERR_PARAMS'],
    'no member of that name': [`host.storage.commit({ checks: [{ key: ['k'] }], set: [{ key: ['k'], value: 'stolen' }] })`, 'HP_ERR_PARAMS'],
    'in capitals': [`host.storage.get(['k']).then(({ version }) => host.storage.commit({ checks: [{ key: ['k'], version: 'A' + version.slice(1) }], set: [{ key: ['k'], value: 'stolen' }] }))`, { ok: false }],
    'the same key checked twice': [`host.storage.commit({ checks: [{ key: ['k'], version: null }, { key: ['k'], version: null }] })`, 'HP_ERR_PARAMS'],
    'the same key written twice': [`host.storage.commit({ set: [{ key: ['n'], value: 1 }, { key: ['n'], value: 2 }] })`, 'HP_ERR_PARAMS'],
    'written and deleted': [`host.storage.commit({ set: [{ key: [0], value: 1 }], delete: [[-0]] })`, 'HP_ERR_PARAMS'],
    'what is there still': [`host.storage.get(['k']).then(({ value }) => value)`, 'kept'],
  }, { capabilities: { storage: {} } }),
}
