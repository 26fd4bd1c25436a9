import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'the first root is shown as the second',
  code: 'HP_ERR_REGISTRY_ROLLBACK',
  run(ground) {
    ground.repository.files.set('metadata/2.root.json', ground.repository.files.get('metadata/1.root.json') ?? new Uint8Array())
    return ground.client().refresh()
  },
}
