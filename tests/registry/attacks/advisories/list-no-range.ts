import type { AdvisoriesAttack } from '../_advisories-ground.ts'
import { STOP } from '../_ground.ts'

export const attack: AdvisoriesAttack = {
  title: 'a range that is none',
  code: 'HP_ERR_REGISTRY_CORRUPT',
  changes: ['advisories.json', 'snapshot.json', 'timestamp.json'],
  run(ground) {
    ground.repository.advise({ advisories: [{ ...STOP, range: 'not a range' }] })
    return ground.client().advisories()
  },
}
