import { packagePath } from '../../../../registry/layout/mod.ts'
import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'evil lists acme\'s package as a plugin of its own',
  code: 'HP_ERR_PACKAGE_SIGNATURE',
  changes: ['namespace.evil.json', 'snapshot.json', 'timestamp.json'],
  async run(ground) {
    const { repository } = ground
    const [, entry] = repository.entries.get('acme.mail') ?? []
    if (entry === undefined) return entry
    const stolen = { ...entry, id: 'evil.mail' }
    repository.files.set(packagePath(stolen), repository.files.get(packagePath(entry)) ?? new Uint8Array())
    repository.entries.set('evil.mail', [stolen])
    repository.list('evil.mail')
    const host = await ground.host()
    repository.release('namespace.evil')
    return host.install('evil.mail')
  },
}
