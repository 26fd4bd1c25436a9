import type { AdvisoriesAttack } from '../_advisories-ground.ts'
import { STOP } from '../_ground.ts'

export const attack: AdvisoriesAttack = {
  title: 'an advisory about an id in capitals',
  code: 'HP_ERR_REGISTRY_CORRUPT',
  changes: ['advisories.json', 'snapshot.json', 'timestamp.json'],
  run(ground) {
    ground.repository.advise({ advisories: [{ ...STOP, plugin: 'Evil.Games' }] })
    return ground.client().advisories()
  },
}
