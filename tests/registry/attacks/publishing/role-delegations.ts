import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a role that delegates to others',
  code: 'HP_ERR_PUBLISH_DENIED',
  async run(ground) {
    return ground.send(await ground.signed((role) => ({ ...role, delegations: {
      keys: {}, roles: [{ name: 'namespace.evil', keyids: [], threshold: 1, paths: ['index/evil.*'], terminating: true }],
    } })))
  },
}
