import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a role signed by a key that was ended',
  code: 'HP_ERR_PUBLISH_DENIED',
  async run(ground) {
    await ground.rotate()
    return ground.send(await ground.commit())
  },
}
