import type { AdvisoriesAttack } from '../_advisories-ground.ts'

export const attack: AdvisoriesAttack = {
  title: 'who holds the online key brings back a time at which a plugin was not stopped yet',
  code: 'HP_ERR_REGISTRY_ROLLBACK',
  run(ground) {
    ground.repository = ground.old
    ground.repository.role('timestamp').version = ground.repository.role('snapshot').version = 99
    ground.repository.write('snapshot')
    ground.repository.write('timestamp')
    return ground.client().advisories()
  },
}
