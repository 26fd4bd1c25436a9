import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'who holds the online key puts a newer timestamp over an older snapshot',
  code: 'HP_ERR_REGISTRY_ROLLBACK',
  run(ground) {
    ground.repository = ground.old
    ground.repository.role('timestamp').version = 99
    ground.repository.write('timestamp')
    return ground.client().refresh()
  },
}
