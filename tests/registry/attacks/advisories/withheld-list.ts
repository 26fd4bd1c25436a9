import type { AdvisoriesAttack } from '../_advisories-ground.ts'

export const attack: AdvisoriesAttack = {
  title: 'a mirror does not give out the list',
  code: 'HP_ERR_REGISTRY_CORRUPT',
  run(ground) {
    const { repository } = ground
    for (const path of repository.files.keys()) if (path.endsWith('.advisories.json') && path.startsWith('targets/')) repository.files.delete(path)
    return ground.client().advisories()
  },
}
