import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'the root is kept alive past its time',
  code: 'HP_ERR_REGISTRY_EXPIRED',
  run(ground) {
    ground.now += 366 * 86_400_000
    return ground.newcomer().refresh()
  },
}
