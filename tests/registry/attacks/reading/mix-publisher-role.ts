import type { Attack } from '../_attack.ts'
import { WHOLE } from '../_whole.ts'

export const attack: Attack = {
  title: 'a publisher\'s role of another time is shown under the number that counts',
  code: 'HP_ERR_REGISTRY_MIXED',
  keeps: WHOLE,
  run(ground) {
    ground.repository.files.set('metadata/2.namespace.acme.json', ground.repository.files.get('metadata/1.namespace.acme.json') ?? new Uint8Array())
    return ground.newcomer().versions('acme.mail')
  },
}
