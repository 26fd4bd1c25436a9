import type { AdvisoriesAttack } from '../_advisories-ground.ts'

export const attack: AdvisoriesAttack = {
  title: 'who answers for security is brought to sign a list of the same number',
  code: 'HP_ERR_REGISTRY_MIXED',
  run(ground) {
    const { repository } = ground
    repository.role('advisories').targets = { 'advisories.json': repository.serve('advisories.json', Buffer.from('{"advisories":[]}')) }
    repository.write('advisories')
    repository.release()
    return ground.client().advisories()
  },
}
