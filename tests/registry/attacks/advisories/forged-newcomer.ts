import type { AdvisoriesAttack } from '../_advisories-ground.ts'
import { WHOLE } from '../_whole.ts'

export const attack: AdvisoriesAttack = {
  title: 'who holds the online key signs an empty list for a host that comes new',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  keeps: WHOLE.filter((name) => name !== 'advisories.json'),
  run(ground) {
    const { repository } = ground
    repository.role('advisories').targets = { 'advisories.json': repository.serve('advisories.json', Buffer.from('{"advisories":[]}')) }
    repository.role('advisories').version++
    repository.write('advisories', repository.keys['snapshot'])
    repository.release()
    return ground.newcomer().advisories()
  },
}
