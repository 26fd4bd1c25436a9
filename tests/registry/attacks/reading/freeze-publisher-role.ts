import type { Attack } from '../_attack.ts'
import { WHOLE } from '../_whole.ts'

export const attack: Attack = {
  title: 'a publisher\'s role is kept alive past its time',
  code: 'HP_ERR_REGISTRY_EXPIRED',
  keeps: WHOLE,
  run(ground) {
    ground.repository.role('namespace.acme').expires = ground.repository.time(-1000)
    ground.repository.release('namespace.acme')
    return ground.newcomer().versions('acme.mail')
  },
}
