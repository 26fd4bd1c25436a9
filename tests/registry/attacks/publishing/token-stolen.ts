import { packageOf } from '../../_fixtures.ts'
import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'who stole a token, and no key, sends a package signed by a key of their own',
  code: 'HP_ERR_PACKAGE_SIGNATURE',
  run(ground) {
    return ground.stage(packageOf(ground.stranger, { version: '2.0.0' }))
  },
}
