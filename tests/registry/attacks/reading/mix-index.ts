import type { Attack } from '../_attack.ts'
import { WHOLE } from '../_whole.ts'

export const attack: Attack = {
  title: 'the index of another time is shown under the digest that counts',
  code: 'HP_ERR_REGISTRY_CORRUPT',
  keeps: [...WHOLE, 'namespace.acme.json'],
  run(ground) {
    const [path, old] = [ground.indexOf('acme.mail'), [...ground.old.files].find(([name]) => name.endsWith('.acme.mail.ndjson'))]
    ground.repository.files.set(path, old?.[1] ?? new Uint8Array())
    return ground.newcomer().versions('acme.mail')
  },
}
