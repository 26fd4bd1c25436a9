import type { Attack } from '../_attack.ts'
import { WHOLE } from '../_whole.ts'

export const attack: Attack = {
  title: 'a mirror sends a version to more hosts than its publisher does',
  code: 'HP_ERR_REGISTRY_DIGEST',
  keeps: [...WHOLE, 'namespace.acme.json'],
  run(ground) {
    const { repository } = ground
    repository.publish({ version: '2.0.0' }, { rollout: 10 })
    const path = ground.indexOf('acme.mail')
    repository.files.set(path, Buffer.from(String(repository.files.get(path)).replace('"rollout":10', '"rollout":99')))
    return ground.newcomer().versions('acme.mail')
  },
}
