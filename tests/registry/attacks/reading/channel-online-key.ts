import type { Attack } from '../_attack.ts'
import { WHOLE } from '../_whole.ts'

export const attack: Attack = {
  title: 'who holds the online key moves a version from its channel into latest',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  keeps: WHOLE,
  run(ground) {
    const { repository } = ground
    repository.entries.set('acme.mail', (repository.entries.get('acme.mail') ?? []).map((entry) => ({ ...entry, channel: 'beta' })))
    repository.list('acme.mail')
    repository.release('namespace.acme')
    repository.entries.set('acme.mail', (repository.entries.get('acme.mail') ?? []).map(({ channel: _, ...entry }) => entry))
    repository.list('acme.mail')
    repository.write('namespace.acme', repository.keys['timestamp'])
    repository.release()
    return ground.newcomer().versions('acme.mail')
  },
}
