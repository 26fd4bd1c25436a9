import { TufRepository } from '../../_tuf-repository.ts'
import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'the timestamp of another registry is shown',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  run(ground) {
    const other = new TufRepository()
    ground.repository.files.set('metadata/timestamp.json', other.files.get('metadata/timestamp.json') ?? new Uint8Array())
    return ground.client().refresh()
  },
}
