import type { Attack } from '../_attack.ts'

/** What an operator allows for is age, not going back. */
export const attack: Attack = {
  title: 'a host that takes stale metadata is shown an older timestamp',
  code: 'HP_ERR_REGISTRY_ROLLBACK',
  run(ground) {
    ground.repository = ground.old
    return ground.client({ freshness: { maxStaleMs: 1e12 } }).refresh()
  },
}
