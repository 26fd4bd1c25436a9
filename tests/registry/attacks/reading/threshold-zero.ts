import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'a root asks for no signature at all',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  run(ground) {
    const { repository } = ground
    repository.rotateRoot(() => undefined)
    Object.assign(repository.role('root').roles?.['timestamp'] ?? {}, { threshold: 0 })
    repository.write('root')
    return ground.client().refresh()
  },
}
