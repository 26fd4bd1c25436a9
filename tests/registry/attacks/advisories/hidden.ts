import type { AdvisoriesAttack } from '../_advisories-ground.ts'

export const attack: AdvisoriesAttack = {
  title: 'who holds the online key leaves the advisories out',
  code: 'HP_ERR_REGISTRY_ROLLBACK',
  run(ground) {
    const { repository } = ground
    delete repository.role('snapshot').meta?.['advisories.json']
    repository.release()
    return ground.client().advisories()
  },
}
