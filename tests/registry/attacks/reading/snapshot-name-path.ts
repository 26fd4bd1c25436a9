import { metaOf } from '../../_tuf-repository.ts'
import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'the snapshot lists a role that is a path',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  run(ground) {
    const { repository } = ground
    repository.role('snapshot').meta = { ...repository.role('snapshot').meta, '../../namespace.evil.json': metaOf(new Uint8Array(), 1) }
    repository.release()
    return ground.client().refresh()
  },
}
