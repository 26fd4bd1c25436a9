import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a token that may only publish yanks a version',
  code: 'HP_ERR_TOKEN_SCOPE',
  async run(ground) {
    const { token } = await ground.store.createToken('acme', { scopes: ['publish'] })
    await ground.settle()
    const yanked = (await ground.lines()).map((line) => ({ ...line, yanked: 'use mine', yankKind: 'security' as const }))
    return ground.send(await ground.commit({ lines: { 'acme.mail': yanked } }), token)
  },
}
