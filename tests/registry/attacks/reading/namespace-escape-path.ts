import type { Attack } from '../_attack.ts'
import { WHOLE } from '../_whole.ts'

export const attack: Attack = {
  title: 'a publisher lists a path that leads to another\'s plugin',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  keeps: WHOLE,
  // It is evil's own role that is refused, and acme's plugins can still be had.
  host: 'goes on',
  run(ground) {
    const { repository } = ground
    repository.role('namespace.evil').targets = { 'index/evil.x/../acme.mail.ndjson': repository.serve('index/acme.mail.ndjson', Buffer.from('')) }
    repository.release('namespace.evil')
    return ground.newcomer().versions('evil.games')
  },
}
