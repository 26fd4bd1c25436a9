import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'one stolen root key signs a root that asks for one',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  run(ground) {
    const { repository } = ground
    repository.rotateRoot(() => undefined, [])
    repository.nameKeys({ rootThreshold: 1 })
    repository.write('root', repository.keys['root']?.slice(0, 1))
    return ground.client().refresh()
  },
}
