import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a line that is yanked when it comes',
  code: 'HP_ERR_PUBLISH_DENIED',
  async run(ground) {
    return ground.add({ ...await ground.staged(), yanked: 'bait', yankKind: 'broken' })
  },
}
