import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'the targets of another time are shown under the number that counts',
  code: 'HP_ERR_REGISTRY_MIXED',
  run(ground) {
    ground.repository.files.set('metadata/3.targets.json', ground.repository.files.get('metadata/2.targets.json') ?? new Uint8Array())
    return ground.newcomer().refresh()
  },
}
