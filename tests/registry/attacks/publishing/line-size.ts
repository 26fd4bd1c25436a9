import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a line that says of its package that it is small',
  code: 'HP_ERR_PUBLISH_DENIED',
  async run(ground) {
    return ground.add({ ...await ground.staged(), size: 1 })
  },
}
