import type { AdvisoriesAttack } from '../_advisories-ground.ts'

export const attack: AdvisoriesAttack = {
  title: 'a key that was given up goes on signing',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  changes: ['snapshot.json', 'targets.json', 'timestamp.json'],
  run(ground) {
    const { repository } = ground
    const retired = repository.keys['advisories'] ?? []
    repository.delegations.roles = repository.delegations.roles?.filter(({ name }) => name !== 'advisories') ?? []
    delete repository.keys['advisories']
    repository.advise({ advisories: [] }, ground.stranger)
    repository.role('advisories').version++
    repository.write('advisories', retired)
    repository.release()
    return ground.client().advisories()
  },
}
