import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'a publisher, shown its older role, was brought to sign a second one of the version that the host knows, without its newest version',
  code: 'HP_ERR_REGISTRY_MIXED',
  run(ground) {
    const { repository } = ground
    repository.entries.set('acme.mail', repository.entries.get('acme.mail')?.slice(0, 1) ?? [])
    repository.list('acme.mail')
    repository.write('namespace.acme')
    repository.release()
    return ground.client().versions('acme.mail')
  },
}
