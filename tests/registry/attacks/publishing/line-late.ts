import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a line that will be published one day',
  code: 'HP_ERR_PUBLISH_DENIED',
  async run(ground) {
    return ground.add({ ...await ground.staged(), publishedAt: new Date(ground.now + 86_400_000).toISOString() })
  },
}
