import type { Attack } from '../_attack.ts'
import { WHOLE } from '../_whole.ts'

export const attack: Attack = {
  title: 'a version that some read otherwise: 09.0.0',
  code: 'HP_ERR_REGISTRY_CORRUPT',
  keeps: [...WHOLE, 'namespace.acme.json'],
  run(ground) {
    const { repository } = ground
    repository.list('acme.mail', `${JSON.stringify({ ...repository.entries.get('acme.mail')?.[0], version: '09.0.0' })}\n`)
    repository.release('namespace.acme')
    return ground.newcomer().versions('acme.mail')
  },
}
