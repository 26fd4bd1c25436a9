import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'an older timestamp is shown to who knows a newer one',
  code: 'HP_ERR_REGISTRY_ROLLBACK',
  run(ground) {
    ground.repository = ground.old
    return ground.client().refresh()
  },
}
