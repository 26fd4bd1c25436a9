import { packageOf } from '../../_fixtures.ts'
import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a stranger without a token sends a package',
  code: 'HP_ERR_UNAUTHENTICATED',
  run(ground) {
    return ground.stage(packageOf(ground.acme.keys, { version: '2.0.0' }), { token: '' })
  },
}
