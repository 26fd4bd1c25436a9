import { keyObject, signed, tufKeyid } from '../../_tuf-repository.ts'
import type { AdvisoriesAttack } from '../_advisories-ground.ts'

export const attack: AdvisoriesAttack = {
  title: 'a stranger signs under the id of the key of the advisories',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  changes: ['snapshot.json', 'timestamp.json'],
  run(ground) {
    const { repository } = ground
    const [key] = repository.keys['advisories'] ?? []
    if (key === undefined) throw new TypeError('there is a key')
    repository.role('advisories').version++
    const bytes = signed(repository.role('advisories'), [ground.stranger], { ids: [tufKeyid(keyObject(key))] })
    repository.files.set(`metadata/${repository.role('advisories').version}.advisories.json`, bytes)
    repository.refer('advisories', bytes)
    repository.release()
    return ground.client().advisories()
  },
}
