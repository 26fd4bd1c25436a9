import type { Attack } from '../_attack.ts'
import { WHOLE } from '../_whole.ts'

export const attack: Attack = {
  title: 'a publisher lists the advisories among its plugins',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  keeps: WHOLE,
  // It is evil's own role that is refused, and acme's plugins can still be had.
  host: 'goes on',
  run(ground) {
    const { repository } = ground
    repository.role('namespace.evil').targets = { ...repository.role('namespace.evil').targets, 'advisories.json': repository.serve('advisories.json', Buffer.from('{"advisories":[]}')) }
    repository.release('namespace.evil')
    return ground.newcomer().versions('evil.games')
  },
}
