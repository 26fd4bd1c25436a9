import { metaOf } from '../../_tuf-repository.ts'
import type { AdvisoriesAttack } from '../_advisories-ground.ts'

export const attack: AdvisoriesAttack = {
  title: 'a publisher\'s role is listed as the advisories',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  changes: ['snapshot.json', 'timestamp.json'],
  run(ground) {
    const { repository } = ground
    repository.files.set('metadata/99.advisories.json', repository.files.get(`metadata/${repository.role('namespace.evil').version}.namespace.evil.json`) ?? new Uint8Array())
    repository.role('snapshot').meta = { ...repository.role('snapshot').meta, 'advisories.json': metaOf(repository.files.get('metadata/99.advisories.json') ?? new Uint8Array(), 99) }
    repository.release()
    return ground.client().advisories()
  },
}
