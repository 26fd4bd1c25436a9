import type { AdvisoriesAttack } from '../_advisories-ground.ts'
import { STOP } from '../_ground.ts'

export const attack: AdvisoriesAttack = {
  title: 'a list in which one name stands twice',
  code: 'HP_ERR_REGISTRY_CORRUPT',
  changes: ['advisories.json', 'snapshot.json', 'timestamp.json'],
  run(ground) {
    ground.repository.advise(`{"advisories":${JSON.stringify([STOP])},"advisories":[]}`)
    return ground.client().advisories()
  },
}
