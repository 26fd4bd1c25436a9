import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a line that says when it was promoted when it comes',
  code: 'HP_ERR_PUBLISH_DENIED',
  async run(ground) {
    return ground.add({ ...await ground.staged(), promotedAt: new Date(ground.now).toISOString() })
  },
}
