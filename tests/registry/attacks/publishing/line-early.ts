import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a line that was published before its time, to pass for old enough',
  code: 'HP_ERR_PUBLISH_DENIED',
  async run(ground) {
    return ground.add({ ...await ground.staged(), publishedAt: new Date(ground.now - 30 * 86_400_000).toISOString() })
  },
}
