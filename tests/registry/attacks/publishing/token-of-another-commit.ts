import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'another publisher\'s token sends a commit that acme signed',
  code: 'HP_ERR_PUBLISH_DENIED',
  async run(ground) {
    return ground.send(await ground.commit(), ground.evil.token)
  },
}
