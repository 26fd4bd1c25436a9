import { keyObject, tufKeyid } from '../../_tuf-repository.ts'
import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'who holds the online key gives a publisher\'s plugins to another key',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  run(ground) {
    const { repository } = ground
    repository.keys['targets'] = repository.keys['timestamp'] ?? []
    repository.delegations.keys = { [tufKeyid(keyObject(ground.stranger))]: keyObject(ground.stranger) }
    for (const role of repository.delegations.roles ?? []) role.keyids = [tufKeyid(keyObject(ground.stranger))]
    repository.release('targets')
    return ground.client().refresh()
  },
}
