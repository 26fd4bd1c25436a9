import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'a snapshot of terabytes is announced',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  run(ground) {
    const { repository } = ground
    repository.role('timestamp').meta = { 'snapshot.json': { ...repository.role('timestamp').meta?.['snapshot.json'], length: 1e13 } }
    repository.role('timestamp').version++
    repository.write('timestamp')
    return ground.client().refresh()
  },
}
