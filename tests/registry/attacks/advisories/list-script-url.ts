import type { AdvisoriesAttack } from '../_advisories-ground.ts'
import { WARNING } from '../_ground.ts'

export const attack: AdvisoriesAttack = {
  title: 'an address that is a script',
  code: 'HP_ERR_REGISTRY_CORRUPT',
  changes: ['advisories.json', 'snapshot.json', 'timestamp.json'],
  run(ground) {
    ground.repository.advise({ advisories: [{ ...WARNING, url: 'javascript:alert(1)' }] })
    return ground.client().advisories()
  },
}
