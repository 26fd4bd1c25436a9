import { TufRepository } from '../../_tuf-repository.ts'
import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'a whole other registry stands at the address when a host comes for the first time',
  code: 'HP_ERR_REGISTRY_ROOT',
  run(ground) {
    const other = new TufRepository()
    other.publish()
    const root = ground.repository.fingerprint
    ground.repository = other
    return ground.newcomer({ root }).refresh()
  },
}
