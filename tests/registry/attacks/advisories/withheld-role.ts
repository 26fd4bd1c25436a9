import type { AdvisoriesAttack } from '../_advisories-ground.ts'
import { WARNING } from '../_ground.ts'

export const attack: AdvisoriesAttack = {
  title: 'a mirror does not give out the role of the advisories',
  code: 'HP_ERR_REGISTRY_CORRUPT',
  changes: ['snapshot.json', 'timestamp.json'],
  run(ground) {
    const { repository } = ground
    repository.advise({ advisories: [WARNING] })
    repository.files.delete(`metadata/${repository.role('advisories').version}.advisories.json`)
    return ground.client().advisories()
  },
}
