import { TufRepository } from '../../_tuf-repository.ts'
import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'a whole other registry stands at the address',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  run(ground) {
    const other = new TufRepository()
    other.publish()
    other.publish({ version: '9.9.9' })
    ground.repository = other
    return ground.client().refresh()
  },
}
