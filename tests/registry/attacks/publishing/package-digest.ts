import { packageOf } from '../../_fixtures.ts'
import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a package is sent under the digest of another',
  code: 'HP_ERR_PUBLISH_DENIED',
  async run(ground) {
    const { sha256 } = await ground.staged()
    return ground.stage(packageOf(ground.acme.keys, { version: '3.0.0' }), { sha256 })
  },
}
