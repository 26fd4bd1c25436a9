import { generateKeyPair } from '@hardpoint/schemas/package'
import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'who holds the online key runs every version ahead; the operator rotates the key',
  code: 'harmless',
  async run(ground) {
    const { repository } = ground
    const honest = repository.copy()
    repository.role('snapshot').version = repository.role('timestamp').version = 9_007_199_254_740_990
    repository.release()
    await ground.client().refresh()
    ground.repository = honest
    honest.rotateRoot(() => { honest.keys['snapshot'] = honest.keys['timestamp'] = [generateKeyPair()] })
    honest.release()
    return ground.client().refresh()
  },
  check: (outcome) => (outcome as { versions: { snapshot: number } }).versions.snapshot < 100 ? [] : ['the host stays behind for ever'],
}
