import type { Attack } from '../_attack.ts'
import { WHOLE } from '../_whole.ts'

export const attack: Attack = {
  title: 'one version stands twice in an index, with other bytes',
  code: 'HP_ERR_REGISTRY_CORRUPT',
  keeps: [...WHOLE, 'namespace.acme.json'],
  run(ground) {
    const { repository } = ground
    const [entry] = repository.entries.get('acme.mail') ?? []
    repository.list('acme.mail', [entry, { ...entry, sha256: 'a'.repeat(64) }].map((line) => `${JSON.stringify(line)}\n`).join(''))
    repository.release('namespace.acme')
    return ground.newcomer().versions('acme.mail')
  },
}
