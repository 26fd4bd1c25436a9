import type { Attack } from '../_attack.ts'
import { WHOLE } from '../_whole.ts'

export const attack: Attack = {
  title: 'an index with a line without end',
  code: 'HP_ERR_REGISTRY_CORRUPT',
  keeps: [...WHOLE, 'namespace.acme.json'],
  run(ground) {
    const { repository } = ground
    repository.list('acme.mail', `{"description":"${'x'.repeat(1_000_000)}"}\n`)
    repository.release('namespace.acme')
    return ground.newcomer().versions('acme.mail')
  },
}
