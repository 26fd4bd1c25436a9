import { packageOf } from '../../_fixtures.ts'
import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'another publisher\'s token sends a package of acme',
  code: 'HP_ERR_PACKAGE_SIGNATURE',
  run(ground) {
    return ground.stage(packageOf(ground.acme.keys, { version: '2.0.0' }), { token: ground.evil.token })
  },
}
