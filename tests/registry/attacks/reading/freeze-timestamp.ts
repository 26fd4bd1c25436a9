import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'a mirror shows the same state for ever',
  code: 'HP_ERR_REGISTRY_EXPIRED',
  run(ground) {
    ground.now += 2 * 86_400_000
    return ground.client().refresh()
  },
}
