import { packagePath } from '../../../../registry/layout/mod.ts'
import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'an older version, rightly signed, is delivered in place of a newer one',
  code: 'HP_ERR_REGISTRY_DIGEST',
  async run(ground) {
    const { repository } = ground
    const [older, newer] = repository.entries.get('acme.mail') ?? []
    const host = await ground.host()
    if (older !== undefined && newer !== undefined) repository.files.set(packagePath(newer), repository.files.get(packagePath(older)) ?? new Uint8Array())
    return host.install('acme.mail')
  },
}
