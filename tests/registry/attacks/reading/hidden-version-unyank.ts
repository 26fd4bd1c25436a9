import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'a yank is taken back by a second role of that version, which the publisher was brought to sign on top of an older one',
  code: 'HP_ERR_REGISTRY_MIXED',
  // The host saw the yank.
  changes: ['namespace.acme.json', 'snapshot.json', 'timestamp.json'],
  async run(ground) {
    const { repository } = ground
    const before = repository.entries.get('acme.mail') ?? []
    repository.entries.set('acme.mail', before.map((entry) => ({ ...entry, yanked: 'leaks', yankKind: 'security' as const })))
    repository.list('acme.mail')
    repository.release('namespace.acme')
    const [seen] = await ground.client().versions('acme.mail')
    if (seen?.yanked !== 'leaks') throw new TypeError('the host did not see the yank')
    repository.entries.set('acme.mail', before)
    repository.list('acme.mail')
    repository.write('namespace.acme')
    repository.release()
    return ground.client().versions('acme.mail')
  },
}
