import type { AdvisoriesAttack } from '../_advisories-ground.ts'
import { WARNING } from '../_ground.ts'

export const attack: AdvisoriesAttack = {
  title: 'a list of more than five hundred advisories',
  code: 'HP_ERR_REGISTRY_CORRUPT',
  changes: ['advisories.json', 'snapshot.json', 'timestamp.json'],
  run(ground) {
    ground.repository.advise({ advisories: Array.from({ length: 501 }, (_, at) => ({ ...WARNING, id: `HPA-${at}` })) })
    return ground.client().advisories()
  },
}
