import { packagePath } from '../../../../registry/layout/mod.ts'
import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'a byte of a package is changed on the way',
  code: 'HP_ERR_PACKAGE_FILE',
  async run(ground) {
    const { repository } = ground
    const [, entry] = repository.entries.get('acme.mail') ?? []
    const host = await ground.host()
    const bytes = Buffer.from(entry === undefined ? [] : repository.files.get(packagePath(entry)) ?? [])
    bytes[bytes.indexOf('export default')] = 0x45
    if (entry !== undefined) repository.files.set(packagePath(entry), bytes)
    return host.install('acme.mail')
  },
}
