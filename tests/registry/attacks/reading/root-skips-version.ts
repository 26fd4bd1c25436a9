import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'a root that two keys signed skips a version',
  code: 'HP_ERR_REGISTRY_MIXED',
  run(ground) {
    const { repository } = ground
    repository.role('root').version = 3
    repository.files.set('metadata/2.root.json', repository.write('root'))
    return ground.client().refresh()
  },
}
