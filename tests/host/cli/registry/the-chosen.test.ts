import { test } from 'tap'
import { theChosen } from '../../../../host/cli/registry/the-chosen.ts'
import { ENTRY } from '../../../registry/_fixtures.ts'

const entries = ['1.0.0', '1.1.0'].map((version) => ({ ...ENTRY, version }))

test('theChosen() finds the version that was chosen', async (t) => {
  t.same(theChosen(entries, { id: ENTRY.id, version: '1.0.0', registry: 'reg' }), [entries[0]])
})

test('theChosen() makes no bundle without it', async (t) => {
  for (const version of ['1.2.0', undefined]) {
    t.throws(() => theChosen(entries, { id: ENTRY.id, version, registry: 'reg' }), { code: 'HP_ERR_REGISTRY_MIXED', message: /acme\.mail.*is not in it/ }, version ?? 'none')
  }
  t.throws(() => theChosen([], { id: ENTRY.id, version: '1.0.0', registry: 'reg' }), { code: 'HP_ERR_REGISTRY_MIXED' }, 'an index of nothing')
  t.throws(() => theChosen(entries, { id: 'acme.other', version: '1.0.0', registry: 'reg' }), { code: 'HP_ERR_REGISTRY_MIXED' }, 'another plugin')
})
