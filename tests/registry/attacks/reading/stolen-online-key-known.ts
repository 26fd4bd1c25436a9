import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'who holds the online key signs a publisher\'s role for a host that knows the registry',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  changes: ['snapshot.json', 'timestamp.json'],
  run(ground) {
    const { repository } = ground
    repository.publish({ version: '6.6.6' })
    repository.write('namespace.acme', repository.keys['timestamp'])
    repository.release()
    return ground.client().versions('acme.mail')
  },
}
