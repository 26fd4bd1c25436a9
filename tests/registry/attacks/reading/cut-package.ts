import { packagePath } from '../../../../registry/layout/mod.ts'
import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'a package is cut off',
  code: 'HP_ERR_REGISTRY_CORRUPT',
  async run(ground) {
    const { repository } = ground
    const [, entry] = repository.entries.get('acme.mail') ?? []
    const host = await ground.host()
    if (entry !== undefined) repository.files.set(packagePath(entry), repository.files.get(packagePath(entry))?.subarray(0, 100) ?? new Uint8Array())
    return host.install('acme.mail')
  },
}
