import type { Attack } from '../_attack.ts'
import { WHOLE } from '../_whole.ts'

export const attack: Attack = {
  title: 'who holds the online key signs a publisher\'s role for a host that comes new',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  keeps: WHOLE,
  run(ground) {
    const { repository } = ground
    repository.publish({ version: '6.6.6' })
    repository.write('namespace.acme', repository.keys['timestamp'])
    repository.release()
    return ground.newcomer().versions('acme.mail')
  },
}
