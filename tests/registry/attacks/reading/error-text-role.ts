import { signed } from '../../_tuf-repository.ts'
import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'a role whose kind rewrites the terminal',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  run(ground) {
    const { repository } = ground
    repository.files.set('metadata/timestamp.json', signed({ ...repository.role('timestamp'), _type: '\u001b[2K\u001b[1Afingerprint ok \u202e' }, repository.keys['timestamp'] ?? []))
    return ground.client().refresh()
  },
}
