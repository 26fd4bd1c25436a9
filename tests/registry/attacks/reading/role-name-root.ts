import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'a delegation to a role called root',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  run(ground) {
    const { repository } = ground
    for (const role of repository.delegations.roles ?? []) if (role.name === 'namespace.evil') role.name = 'root'
    repository.release('targets')
    return ground.client().refresh()
  },
}
