import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a token that may only yank commits a package that waits',
  code: 'HP_ERR_TOKEN_SCOPE',
  async run(ground) {
    const { token } = await ground.store.createToken('acme', { scopes: ['yank'] })
    const line = await ground.staged()
    await ground.settle()
    return ground.send(await ground.commit({ lines: { 'acme.mail': [...await ground.lines(), line] } }), token)
  },
}
