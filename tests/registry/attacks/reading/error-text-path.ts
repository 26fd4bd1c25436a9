import type { Attack } from '../_attack.ts'
import { WHOLE } from '../_whole.ts'

export const attack: Attack = {
  title: 'a target whose path is meant for the admin\'s screen',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  keeps: WHOLE,
  // It is evil's own role that is refused, and acme's plugins can still be had.
  host: 'goes on',
  run(ground) {
    const { repository } = ground
    repository.role('namespace.evil').targets = { 'index/\u001b[31m\u202egames.ndjson': repository.serve('index/evil.games.ndjson', Buffer.from('')) }
    repository.release('namespace.evil')
    return ground.newcomer().versions('evil.games')
  },
}
