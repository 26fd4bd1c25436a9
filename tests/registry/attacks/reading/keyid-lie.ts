import { keyObject } from '../../_tuf-repository.ts'
import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'a root lists a key under the id of another',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  run(ground) {
    const { repository } = ground
    repository.rotateRoot(() => undefined)
    const root = repository.role('root')
    const [id = ''] = root.roles?.['timestamp']?.keyids ?? []
    root.keys = { ...root.keys, [id]: keyObject(ground.stranger) }
    repository.write('root')
    return ground.client().refresh()
  },
}
