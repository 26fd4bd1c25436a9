import type { Attack } from '../_attack.ts'
import { WHOLE } from '../_whole.ts'

export const attack: Attack = {
  title: 'a publisher delegates another\'s plugins to itself',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  keeps: WHOLE,
  // It is evil's own role that is refused, and acme's plugins can still be had.
  host: 'goes on',
  run(ground) {
    const { repository } = ground
    repository.role('namespace.evil').delegations = { keys: {}, roles: [{ name: 'namespace.acme', keyids: [], threshold: 1, paths: ['index/acme.*'], terminating: true }] }
    repository.release('namespace.evil')
    return ground.newcomer().versions('evil.games')
  },
}
