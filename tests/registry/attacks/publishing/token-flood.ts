import { packageOf } from '../../_fixtures.ts'
import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a token that writes in a loop',
  code: 'HP_ERR_WRITE_RATE',
  async run(ground) {
    await ground.serve({ writesAMinute: 3 })
    for (let n = 0; n < 3; n++) await ground.stage(packageOf(ground.acme.keys, { version: '2.0.0' }))
    return ground.alike([1, 2], () => ground.stage(packageOf(ground.acme.keys, { version: '2.0.0' })))
  },
}
