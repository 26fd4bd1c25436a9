import { packageOf } from '../../_fixtures.ts'
import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a token that may only yank sends a package',
  code: 'HP_ERR_TOKEN_SCOPE',
  async run(ground) {
    const { token } = await ground.store.createToken('acme', { scopes: ['yank'] })
    await ground.settle()
    return ground.stage(packageOf(ground.acme.keys, { version: '2.0.0' }), { token })
  },
}
