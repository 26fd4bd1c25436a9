import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'the operator is brought to delegate everything to a publisher',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  run(ground) {
    const { repository } = ground
    for (const role of repository.delegations.roles ?? []) if (role.name === 'namespace.evil') role.paths = ['index/*']
    repository.release('targets')
    return ground.client().refresh()
  },
}
