import { metaOf, signed } from '../../_tuf-repository.ts'
import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'a timestamp is listed as the snapshot',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  run(ground) {
    const { repository } = ground
    const bytes = signed({ ...repository.role('timestamp'), version: 99 }, repository.keys['snapshot'] ?? [])
    repository.files.set('metadata/99.snapshot.json', bytes)
    repository.role('timestamp').meta = { 'snapshot.json': metaOf(bytes, 99) }
    repository.role('timestamp').version = 99
    repository.write('timestamp')
    return ground.client().refresh()
  },
}
