import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'an index line that says one thing twice, and differently',
  code: 'HP_ERR_BODY_INVALID',
  async run(ground) {
    return ground.send(await ground.text((text) => text.replace('{', '{"version":"9.0.0",')))
  },
}
