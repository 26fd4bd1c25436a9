import { packageOf } from '../../_fixtures.ts'
import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a token whose time is over',
  code: 'HP_ERR_UNAUTHENTICATED',
  async run(ground) {
    const { token } = await ground.store.createToken('acme', { expiresAt: new Date(ground.now + 60_000).toISOString() })
    await ground.settle()
    ground.now += 60_000
    return ground.stage(packageOf(ground.acme.keys, { version: '2.0.0' }), { token })
  },
}
