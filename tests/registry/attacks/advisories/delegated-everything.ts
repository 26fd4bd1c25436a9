import type { AdvisoriesAttack } from '../_advisories-ground.ts'

export const attack: AdvisoriesAttack = {
  title: 'the operator is brought to delegate every file to who answers for security',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  run(ground) {
    const { repository } = ground
    for (const role of repository.delegations.roles ?? []) if (role.name === 'advisories') role.paths = ['*']
    repository.release('targets')
    return ground.client().advisories()
  },
}
