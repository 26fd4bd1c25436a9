import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'who holds the timestamp\'s key keeps an old snapshot alive',
  code: 'HP_ERR_REGISTRY_EXPIRED',
  run(ground) {
    ground.now += 8 * 86_400_000
    ground.repository.role('timestamp').version++
    ground.repository.role('timestamp').expires = ground.repository.time(9 * 86_400_000)
    ground.repository.write('timestamp')
    return ground.client().refresh()
  },
}
