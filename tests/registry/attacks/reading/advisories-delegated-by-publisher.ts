import { keyObject, tufKeyid } from '../../_tuf-repository.ts'
import type { Attack } from '../_attack.ts'
import { WHOLE } from '../_whole.ts'

export const attack: Attack = {
  title: 'a publisher delegates the advisories to a key of its own',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  keeps: WHOLE,
  // It is evil's own role that is refused, and acme's plugins can still be had.
  host: 'goes on',
  run(ground) {
    const { repository } = ground
    const key = keyObject(ground.stranger)
    repository.role('namespace.evil').delegations = { keys: { [tufKeyid(key)]: key }, roles: [{ name: 'advisories', keyids: [tufKeyid(key)], threshold: 1, paths: ['advisories.json'], terminating: true }] }
    repository.release('namespace.evil')
    return ground.newcomer().versions('evil.games')
  },
}
