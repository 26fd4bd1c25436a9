import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a role signed by another publisher\'s key',
  code: 'HP_ERR_PUBLISH_DENIED',
  async run(ground) {
    return ground.send(await ground.commit({ keys: ground.evil.keys }))
  },
}
