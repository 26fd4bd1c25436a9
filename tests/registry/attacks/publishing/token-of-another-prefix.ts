import { packageOf } from '../../_fixtures.ts'
import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'another publisher signs and sends a package under acme\'s prefix',
  code: 'HP_ERR_PUBLISH_DENIED',
  run(ground) {
    return ground.stage(packageOf(ground.evil.keys, { version: '2.0.0' }), { token: ground.evil.token })
  },
}
