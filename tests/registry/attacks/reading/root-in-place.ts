import type { Attack } from '../_attack.ts'

/** Files that change in place let a mirror mix states while a host reads. */
export const attack: Attack = {
  title: 'a root has files change in place',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  run(ground) {
    const { repository } = ground
    repository.rotateRoot(() => { repository.role('root').consistent_snapshot = false })
    return ground.client().refresh()
  },
}
