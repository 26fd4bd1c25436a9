import { metaOf } from '../../_tuf-repository.ts'
import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'who holds the online key lists an older role of a publisher, without its newest version',
  code: 'HP_ERR_REGISTRY_ROLLBACK',
  run(ground) {
    const { repository } = ground
    repository.role('snapshot').meta = { ...repository.role('snapshot').meta, 'namespace.acme.json': metaOf(repository.files.get('metadata/1.namespace.acme.json') ?? new Uint8Array(), 1) }
    repository.release()
    return ground.client().versions('acme.mail')
  },
}
