import type { AdvisoriesAttack } from '../_advisories-ground.ts'

export const attack: AdvisoriesAttack = {
  title: 'the advisories are kept alive past their time',
  code: 'HP_ERR_REGISTRY_EXPIRED',
  changes: ['snapshot.json', 'timestamp.json'],
  host: 'goes on',
  run(ground) {
    const { repository } = ground
    repository.role('advisories').expires = repository.time(-1000)
    repository.release('advisories')
    return ground.client().advisories()
  },
}
