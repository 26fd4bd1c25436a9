import type { AdvisoriesAttack } from '../_advisories-ground.ts'

export const attack: AdvisoriesAttack = {
  title: 'a mirror shows the same advisories for ever',
  code: 'HP_ERR_REGISTRY_EXPIRED',
  run(ground) {
    ground.now += 2 * 86_400_000
    return ground.client().advisories()
  },
}
