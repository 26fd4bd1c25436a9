import { keyObject, tufKeyid } from '../../_tuf-repository.ts'
import type { AdvisoriesAttack } from '../_advisories-ground.ts'

export const attack: AdvisoriesAttack = {
  title: 'who holds the online key gives the advisories to itself',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  run(ground) {
    const { repository } = ground
    const [online] = repository.keys['snapshot'] ?? []
    if (online === undefined) throw new TypeError('there is a key')
    const key = keyObject(online)
    repository.delegations.keys[tufKeyid(key)] = key
    for (const role of repository.delegations.roles ?? []) if (role.name === 'advisories') role.keyids = [tufKeyid(key)]
    repository.role('targets').version++
    repository.write('targets', [online])
    repository.release()
    return ground.client().advisories()
  },
}
