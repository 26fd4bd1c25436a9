import type { Attack } from '../_attack.ts'
import { WHOLE } from '../_whole.ts'

export const attack: Attack = {
  title: 'an index that its publisher signed answers for another plugin',
  code: 'HP_ERR_REGISTRY_CORRUPT',
  keeps: [...WHOLE, 'namespace.acme.json'],
  run(ground) {
    const { repository } = ground
    repository.list('acme.mail', `${JSON.stringify({ ...repository.entries.get('acme.mail')?.[0], id: 'acme.post' })}\n`)
    repository.release('namespace.acme')
    return ground.newcomer().versions('acme.mail')
  },
}
