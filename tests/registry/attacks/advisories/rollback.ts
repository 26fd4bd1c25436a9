import { metaOf } from '../../_tuf-repository.ts'
import type { AdvisoriesAttack } from '../_advisories-ground.ts'

export const attack: AdvisoriesAttack = {
  title: 'who holds the online key lists the advisories of another time',
  code: 'HP_ERR_REGISTRY_ROLLBACK',
  run(ground) {
    const { repository } = ground
    repository.role('snapshot').meta = { ...repository.role('snapshot').meta, 'advisories.json': metaOf(repository.files.get('metadata/1.advisories.json') ?? new Uint8Array(), 1) }
    repository.release()
    return ground.client().advisories()
  },
}
