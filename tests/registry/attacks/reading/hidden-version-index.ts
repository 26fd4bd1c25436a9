import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'a mirror leaves the newest version out of an index',
  code: 'HP_ERR_REGISTRY_CORRUPT',
  run(ground) {
    const path = ground.indexOf('acme.mail')
    const [first] = String(ground.repository.files.get(path)).split('\n')
    ground.repository.files.set(path, Buffer.from(`${first}\n`))
    return ground.client().versions('acme.mail')
  },
}
