import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'an index longer than any may be',
  code: 'HP_ERR_BODY_INVALID',
  async run(ground) {
    return ground.send(await ground.text((text) => text.padEnd(8_388_609, '\n')))
  },
}
