import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'who holds the online key leaves a publisher out',
  code: 'HP_ERR_REGISTRY_ROLLBACK',
  run(ground) {
    const { repository } = ground
    const { 'namespace.acme.json': _left, ...meta } = repository.role('snapshot').meta ?? {}
    repository.role('snapshot').meta = meta
    repository.release()
    return ground.client().versions('acme.mail')
  },
}
