import { packagePath } from '../../../../registry/layout/mod.ts'
import type { Attack } from '../_attack.ts'

/** Even the publisher cannot: what the package says of itself is signed with it. */
export const attack: Attack = {
  title: 'an old package is listed as the newest version',
  code: 'HP_ERR_REGISTRY_INDEX_MISMATCH',
  changes: ['namespace.acme.json', 'snapshot.json', 'timestamp.json'],
  async run(ground) {
    const { repository } = ground
    const [entry] = repository.entries.get('acme.mail') ?? []
    if (entry === undefined) return entry
    const again = { ...entry, version: '2.0.0' }
    repository.files.set(packagePath(again), repository.files.get(packagePath(entry)) ?? new Uint8Array())
    repository.entries.set('acme.mail', [...repository.entries.get('acme.mail') ?? [], again])
    repository.list('acme.mail')
    repository.release('namespace.acme')
    return (await ground.host()).install('acme.mail')
  },
}
