import type { AdvisoriesAttack } from '../_advisories-ground.ts'
import { STOP, WARNING } from '../_ground.ts'

export const attack: AdvisoriesAttack = {
  title: 'two advisories of one id, in other letters',
  code: 'HP_ERR_REGISTRY_CORRUPT',
  changes: ['advisories.json', 'snapshot.json', 'timestamp.json'],
  run(ground) {
    ground.repository.advise({ advisories: [WARNING, { ...STOP, id: WARNING.id.toLowerCase() }] })
    return ground.client().advisories()
  },
}
