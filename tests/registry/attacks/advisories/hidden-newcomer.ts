import type { AdvisoriesAttack } from '../_advisories-ground.ts'
import { WHOLE } from '../_whole.ts'

export const attack: AdvisoriesAttack = {
  title: 'who holds the online key leaves the advisories out for a host that comes new',
  code: 'HP_ERR_REGISTRY_MIXED',
  keeps: WHOLE.filter((name) => name !== 'advisories.json'),
  run(ground) {
    const { repository } = ground
    delete repository.role('snapshot').meta?.['advisories.json']
    repository.release()
    return ground.newcomer().advisories()
  },
}
