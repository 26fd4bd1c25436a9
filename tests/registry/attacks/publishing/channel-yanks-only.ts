import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a token that may only yank promotes a version',
  code: 'HP_ERR_TOKEN_SCOPE',
  async run(ground) {
    const line = { ...await ground.staged(), channel: 'beta' }
    await ground.add(line)
    await ground.settle()
    const { channel: _, ...rest } = line
    const { token } = await ground.store.createToken('acme', { scopes: ['yank'] })
    await ground.settle()
    const lines = (await ground.lines()).slice(0, -1)
    return ground.send(await ground.commit({ lines: { 'acme.mail': [...lines, { ...rest, promotedAt: new Date(ground.now).toISOString() }] } }), token)
  },
}
