import type { AdvisoriesAttack } from '../_advisories-ground.ts'

export const attack: AdvisoriesAttack = {
  title: 'the operator is brought to list the advisories itself',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  run(ground) {
    const { repository } = ground
    repository.role('targets').targets = { ...repository.role('targets').targets, 'advisories.json': repository.serve('advisories.json', Buffer.from('{"advisories":[]}')) }
    repository.release('targets')
    return ground.client().advisories()
  },
}
