import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a line that names the package of another version',
  code: 'HP_ERR_PUBLISH_DENIED',
  async run(ground) {
    const [line, other] = [await ground.staged(), await ground.staged({ version: '3.0.0' })]
    return ground.add({ ...line, sha256: other.sha256, size: other.size })
  },
}
