import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'an index that is cut off',
  code: 'HP_ERR_BODY_INVALID',
  async run(ground) {
    return ground.send(await ground.text((text) => text.trimEnd()))
  },
}
