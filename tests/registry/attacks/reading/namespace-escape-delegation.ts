import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'a publisher delegates another\'s plugins to itself',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  run(ground) {
    const { repository } = ground
    repository.role('namespace.evil').delegations = { keys: {}, roles: [{ name: 'namespace.acme', keyids: [], threshold: 1, paths: ['index/acme.*'], terminating: true }] }
    repository.release('namespace.evil')
    return ground.newcomer().versions('evil.games')
  },
}
