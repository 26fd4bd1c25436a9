import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'one root key signs twice under its own id',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  async run(ground) {
    const { repository } = ground
    const [key] = repository.keys['root'] ?? []
    if (key === undefined) return key
    repository.rotateRoot(() => { repository.keys['timestamp'] = [ground.stranger] })
    repository.write('root', [key, key])
    return ground.client().refresh()
  },
}
