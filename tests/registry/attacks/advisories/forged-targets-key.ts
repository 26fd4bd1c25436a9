import type { AdvisoriesAttack } from '../_advisories-ground.ts'

export const attack: AdvisoriesAttack = {
  title: 'who holds the targets key signs an empty list',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  changes: ['snapshot.json', 'timestamp.json'],
  run(ground) {
    const { repository } = ground
    repository.role('advisories').targets = { 'advisories.json': repository.serve('advisories.json', Buffer.from('{"advisories":[]}')) }
    repository.role('advisories').version++
    repository.write('advisories', repository.keys['targets'])
    repository.release()
    return ground.client().advisories()
  },
}
