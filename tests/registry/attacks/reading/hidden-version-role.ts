import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'who holds the online key signs a publisher\'s role without its newest version',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  changes: ['snapshot.json', 'timestamp.json'],
  run(ground) {
    const { repository } = ground
    repository.entries.set('acme.mail', repository.entries.get('acme.mail')?.slice(0, 1) ?? [])
    repository.list('acme.mail')
    repository.role('namespace.acme').version++
    repository.write('namespace.acme', repository.keys['timestamp'])
    repository.release()
    return ground.client().versions('acme.mail')
  },
}
