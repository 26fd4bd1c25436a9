import { packageOf } from '../../_fixtures.ts'
import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a token that differs in one letter',
  code: 'HP_ERR_UNAUTHENTICATED',
  run(ground) {
    const { token } = ground.acme
    return ground.alike([
      0, 4, 20, token.length - 1,
    ], (at) => ground.stage(packageOf(ground.acme.keys, { version: '2.0.0' }), { token: `${token.slice(0, at)}${token[at] === 'x' ? 'y' : 'x'}${token.slice(at + 1)}` }))
  },
}
