import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'an index without any version',
  code: 'HP_ERR_PUBLISH_DENIED',
  async run(ground) {
    return ground.alike(['', '\n'].slice(0, 1), async (text) => ground.send(await ground.text(() => text)))
  },
}
