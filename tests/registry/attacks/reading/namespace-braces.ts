import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'a delegation whose pattern takes for ever to match',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  run(ground) {
    const { repository } = ground
    for (const role of repository.delegations.roles ?? []) if (role.name === 'namespace.evil') role.paths = [`index/${'{a,b}'.repeat(30)}`]
    repository.release('targets')
    return ground.client().refresh()
  },
}
