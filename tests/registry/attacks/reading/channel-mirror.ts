import type { Attack } from '../_attack.ts'
import { WHOLE } from '../_whole.ts'

export const attack: Attack = {
  title: 'a mirror moves a version from its channel into latest',
  code: 'HP_ERR_REGISTRY_DIGEST',
  keeps: [...WHOLE, 'namespace.acme.json'],
  run(ground) {
    const { repository } = ground
    repository.entries.set('acme.mail', (repository.entries.get('acme.mail') ?? []).map((entry) => ({ ...entry, channel: 'beta' })))
    repository.list('acme.mail')
    repository.release('namespace.acme')
    const path = ground.indexOf('acme.mail')
    repository.files.set(path, Buffer.from(String(repository.files.get(path)).replaceAll(',"channel":"beta"', ' '.repeat(17))))
    return ground.newcomer().versions('acme.mail')
  },
}
