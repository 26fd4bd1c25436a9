import type { Attack } from '../_attack.ts'
import { WHOLE } from '../_whole.ts'

export const attack: Attack = {
  title: 'a mirror puts a key of its own into a publisher\'s record',
  code: 'HP_ERR_REGISTRY_DIGEST',
  keeps: WHOLE,
  run(ground) {
    const { repository } = ground
    for (const [path, bytes] of repository.files) {
      if (path.endsWith('.acme.json')) repository.files.set(path, Buffer.from(String(bytes).replace(/"publicKey":"[^"]+"/, `"publicKey":"${ground.stranger.publicKey}"`)))
    }
    return ground.newcomer().publisher('acme')
  },
}
