import { packageOf } from '../../_fixtures.ts'
import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a token that was ended',
  code: 'HP_ERR_UNAUTHENTICATED',
  async run(ground) {
    const { id, token } = await ground.store.createToken('acme')
    await ground.stage(packageOf(ground.acme.keys, { version: '2.0.0' }), { token })
    await ground.store.revokeToken(id)
    await ground.settle()
    return ground.stage(packageOf(ground.acme.keys, { version: '2.0.0' }), { token })
  },
}
