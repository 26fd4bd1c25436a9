import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'an expired root hides behind an allowance for stale metadata',
  code: 'HP_ERR_REGISTRY_EXPIRED',
  run(ground) {
    ground.now += 366 * 86_400_000
    return ground.newcomer({ freshness: { maxStaleMs: 1e12 } }).refresh()
  },
}
