import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'a mirror freezes a host that takes what is a day stale',
  code: 'HP_ERR_REGISTRY_EXPIRED',
  run(ground) {
    ground.now += 3 * 86_400_000
    return ground.client({ freshness: { maxStaleMs: 86_400_000 } }).refresh()
  },
}
