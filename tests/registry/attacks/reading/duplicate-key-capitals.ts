import { keyObject, tufKeyid } from '../../_tuf-repository.ts'
import type { Attack } from '../_attack.ts'

/** Each spelling has the right digest for its id, so ids alone would count the thief of one key as two. */
export const attack: Attack = {
  title: 'a root lists one key twice, once in capitals',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  run(ground) {
    const { repository } = ground
    repository.rotateRoot(() => undefined)
    const root = repository.role('root')
    const plain = keyObject(ground.stranger)
    const capitals = { ...plain, keyval: { public: plain.keyval.public.toUpperCase() } }
    root.keys = { ...root.keys, [tufKeyid(plain)]: plain, [tufKeyid(capitals)]: capitals }
    root.roles = { ...root.roles, targets: { keyids: [tufKeyid(plain), tufKeyid(capitals)], threshold: 2 } }
    repository.write('root')
    return ground.client().refresh()
  },
}
