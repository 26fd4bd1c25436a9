import type { AdvisoriesAttack } from '../_advisories-ground.ts'

export const attack: AdvisoriesAttack = {
  title: 'an allowance for stale metadata is no allowance for a list that has run out',
  code: 'HP_ERR_REGISTRY_EXPIRED',
  run(ground) {
    ground.now += 366 * 86_400_000
    return ground.client({ freshness: { maxStaleMs: 1e12 } }).advisories()
  },
}
