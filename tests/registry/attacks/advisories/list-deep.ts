import type { AdvisoriesAttack } from '../_advisories-ground.ts'

export const attack: AdvisoriesAttack = {
  title: 'a list nested past any stack',
  code: 'HP_ERR_REGISTRY_CORRUPT',
  changes: ['advisories.json', 'snapshot.json', 'timestamp.json'],
  run(ground) {
    ground.repository.advise(`{"advisories":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)
    return ground.client().advisories()
  },
}
