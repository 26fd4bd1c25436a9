import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a role that leaves a plugin out',
  code: 'HP_ERR_PUBLISH_DENIED',
  async run(ground) {
    return ground.send(await ground.commit({ indexes: {} }))
  },
}
