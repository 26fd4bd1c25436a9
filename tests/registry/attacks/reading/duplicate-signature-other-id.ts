import { keyObject, signed, tufKeyid } from '../../_tuf-repository.ts'
import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'one root key signs twice, once under another\'s id',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  async run(ground) {
    const { repository } = ground
    const [key, other] = repository.keys['root'] ?? []
    if (key === undefined || other === undefined) return key
    repository.rotateRoot(() => { repository.keys['timestamp'] = [ground.stranger] })
    const ids = [key, other].map((each) => tufKeyid(keyObject(each)))
    repository.files.set('metadata/2.root.json', signed(repository.role('root'), [key, key], { ids }))
    return ground.client().refresh()
  },
}
