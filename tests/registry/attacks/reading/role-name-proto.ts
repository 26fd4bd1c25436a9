import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'a delegation to a role called __proto__',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  run(ground) {
    const { repository } = ground
    for (const role of repository.delegations.roles ?? []) if (role.name === 'namespace.evil') role.name = '__proto__'
    repository.release('targets')
    return ground.client().refresh()
  },
}
