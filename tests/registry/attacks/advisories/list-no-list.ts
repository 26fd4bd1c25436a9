import type { AdvisoriesAttack } from '../_advisories-ground.ts'

export const attack: AdvisoriesAttack = {
  title: 'another document in the place of the list',
  code: 'HP_ERR_REGISTRY_CORRUPT',
  changes: ['advisories.json', 'snapshot.json', 'timestamp.json'],
  run(ground) {
    ground.repository.advise({ id: 'acme', keys: [] })
    return ground.client().advisories()
  },
}
