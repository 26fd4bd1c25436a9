import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a token that may only publish takes a yank back, and adds a version with it',
  code: 'HP_ERR_TOKEN_SCOPE',
  async run(ground) {
    const lines = await ground.lines()
    await ground.send(await ground.commit({ lines: { 'acme.mail': lines.map((line) => ({ ...line, yanked: 'a hole', yankKind: 'security' as const })) } }))
    const { token } = await ground.store.createToken('acme', { scopes: ['publish'] })
    const line = await ground.staged()
    await ground.settle()
    return ground.send(await ground.commit({ lines: { 'acme.mail': [...lines, line] } }), token)
  },
}
