import type { Attack } from '../_attack.ts'
import { WHOLE } from '../_whole.ts'

export const attack: Attack = {
  title: 'the record of one publisher is shown as another\'s',
  code: 'HP_ERR_REGISTRY_CORRUPT',
  keeps: WHOLE,
  run(ground) {
    const { repository } = ground
    repository.role('targets').targets = { ...repository.role('targets').targets, 'publishers/acme.json': repository.role('targets').targets?.['publishers/evil.json'] ?? {} }
    repository.release('targets')
    for (const [path, bytes] of repository.files) if (path.endsWith('.evil.json')) repository.files.set(path.replace('.evil.', '.acme.'), bytes)
    return ground.newcomer().publisher('acme')
  },
}
