import type { AdvisoriesAttack } from '../_advisories-ground.ts'
import { STOP } from '../_ground.ts'

export const attack: AdvisoriesAttack = {
  title: 'an advisory about an id in letters of another script',
  code: 'HP_ERR_REGISTRY_CORRUPT',
  changes: ['advisories.json', 'snapshot.json', 'timestamp.json'],
  run(ground) {
    ground.repository.advise({ advisories: [{ ...STOP, plugin: 'evil.g\u0430mes' }] })
    return ground.client().advisories()
  },
}
