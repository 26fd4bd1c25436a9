import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'a target whose path is meant for the admin\'s screen',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  run(ground) {
    const { repository } = ground
    repository.role('namespace.evil').targets = { 'index/\u001b[31m\u202egames.ndjson': repository.serve('index/evil.games.ndjson', Buffer.from('')) }
    repository.release('namespace.evil')
    return ground.newcomer().versions('evil.games')
  },
}
