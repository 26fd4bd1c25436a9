import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a token that may only yank sends a version to all hosts',
  code: 'HP_ERR_TOKEN_SCOPE',
  async run(ground) {
    const lines = await ground.lines()
    await ground.send(await ground.commit({ lines: { 'acme.mail': lines.map((line) => ({ ...line, rollout: 5 })) } }))
    const { token } = await ground.store.createToken('acme', { scopes: ['yank'] })
    await ground.settle()
    return ground.send(await ground.commit({ lines: { 'acme.mail': lines } }), token)
  },
}
