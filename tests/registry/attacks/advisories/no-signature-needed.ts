import type { AdvisoriesAttack } from '../_advisories-ground.ts'

export const attack: AdvisoriesAttack = {
  title: 'the operator is brought to ask for no signature under the advisories',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  run(ground) {
    const { repository } = ground
    for (const role of repository.delegations.roles ?? []) if (role.name === 'advisories') role.threshold = 0
    repository.release('targets')
    return ground.client().advisories()
  },
}
