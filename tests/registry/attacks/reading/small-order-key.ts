import { tufKeyid } from '../../_tuf-repository.ts'
import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'a root lists a key for which anyone can sign',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  run(ground) {
    const { repository } = ground
    repository.rotateRoot(() => undefined)
    const root = repository.role('root')
    const key = { keytype: 'ed25519', scheme: 'ed25519', keyval: { public: `01${'00'.repeat(31)}` } }
    root.keys = { ...root.keys, [tufKeyid(key)]: key }
    root.roles?.['timestamp']?.keyids.push(tufKeyid(key))
    repository.write('root')
    return ground.client().refresh()
  },
}
