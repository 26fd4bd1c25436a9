import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'the signatures are taken off',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  run(ground) {
    ground.repository.write('timestamp', [])
    return ground.client().refresh()
  },
}
