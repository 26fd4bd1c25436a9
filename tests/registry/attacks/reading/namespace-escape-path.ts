import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'a publisher lists a path that leads to another\'s plugin',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  run(ground) {
    const { repository } = ground
    repository.role('namespace.evil').targets = { 'index/evil.x/../acme.mail.ndjson': repository.serve('index/acme.mail.ndjson', Buffer.from('')) }
    repository.release('namespace.evil')
    return ground.newcomer().versions('evil.games')
  },
}
