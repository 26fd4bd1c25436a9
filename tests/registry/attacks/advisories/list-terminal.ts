import type { AdvisoriesAttack } from '../_advisories-ground.ts'
import { WARNING } from '../_ground.ts'

export const attack: AdvisoriesAttack = {
  title: 'a title that rewrites the terminal',
  code: 'HP_ERR_REGISTRY_CORRUPT',
  changes: ['advisories.json', 'snapshot.json', 'timestamp.json'],
  run(ground) {
    ground.repository.advise({ advisories: [{ ...WARNING, title: 'Nothing\u001b[2Kto see' }] })
    return ground.client().advisories()
  },
}
