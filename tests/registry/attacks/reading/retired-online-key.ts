import { generateKeyPair } from '@hardpoint/schemas/package'
import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'a key that the root gave up goes on signing',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  changes: ['root.json'],
  run(ground) {
    const { repository } = ground
    const stolen = repository.keys['timestamp'] ?? []
    repository.rotateRoot(() => { repository.keys['snapshot'] = repository.keys['timestamp'] = [generateKeyPair()] })
    repository.keys['snapshot'] = repository.keys['timestamp'] = stolen
    repository.release()
    return ground.client().refresh()
  },
}
