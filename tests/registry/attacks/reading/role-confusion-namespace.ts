import { metaOf, signed } from '../../_tuf-repository.ts'
import type { Attack } from '../_attack.ts'
import { WHOLE } from '../_whole.ts'

export const attack: Attack = {
  title: 'one publisher\'s role is listed as another\'s',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  keeps: WHOLE,
  run(ground) {
    const { repository } = ground
    const bytes = signed({ ...repository.role('namespace.evil'), version: 99 }, repository.keys['namespace.evil'] ?? [])
    repository.files.set('metadata/99.namespace.acme.json', bytes)
    repository.role('snapshot').meta = { ...repository.role('snapshot').meta, 'namespace.acme.json': metaOf(bytes, 99) }
    repository.release()
    return ground.newcomer().versions('acme.mail')
  },
}
