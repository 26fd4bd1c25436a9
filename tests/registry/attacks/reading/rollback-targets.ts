import { metaOf } from '../../_tuf-repository.ts'
import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'who holds the online key lists older targets',
  code: 'HP_ERR_REGISTRY_ROLLBACK',
  run(ground) {
    const { repository } = ground
    repository.role('snapshot').meta = { ...repository.role('snapshot').meta, 'targets.json': metaOf(repository.files.get('metadata/2.targets.json') ?? new Uint8Array(), 2) }
    repository.release()
    return ground.client().refresh()
  },
}
