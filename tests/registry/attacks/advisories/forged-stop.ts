import type { AdvisoriesAttack } from '../_advisories-ground.ts'
import { STOP } from '../_ground.ts'

export const attack: AdvisoriesAttack = {
  title: 'a publisher stops a competitor',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  changes: ['snapshot.json', 'timestamp.json'],
  run(ground) {
    const { repository } = ground
    const list = { advisories: [{ ...STOP, plugin: 'evil.games' }] }
    repository.role('advisories').targets = { 'advisories.json': repository.serve('advisories.json', Buffer.from(JSON.stringify(list))) }
    repository.role('advisories').version++
    repository.write('advisories', repository.keys['namespace.acme'])
    repository.release()
    return ground.client().advisories()
  },
}
