import type { AdvisoriesAttack } from '../_advisories-ground.ts'
import { WARNING } from '../_ground.ts'

export const attack: AdvisoriesAttack = {
  title: 'a description that is read from right to left',
  code: 'HP_ERR_REGISTRY_CORRUPT',
  changes: ['advisories.json', 'snapshot.json', 'timestamp.json'],
  run(ground) {
    ground.repository.advise({ advisories: [{ ...WARNING, description: 'harmless\u202esselmrah' }] })
    return ground.client().advisories()
  },
}
