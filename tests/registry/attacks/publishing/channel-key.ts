import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'who stole a token, and no key, promotes a version',
  code: 'HP_ERR_PUBLISH_DENIED',
  async run(ground) {
    const line = { ...await ground.staged(), channel: 'beta' }
    await ground.add(line)
    await ground.settle()
    const { channel: _, ...rest } = line
    const lines = (await ground.lines()).slice(0, -1)
    return ground.send(await ground.commit({ keys: ground.stranger, lines: { 'acme.mail': [...lines, { ...rest, promotedAt: new Date(ground.now).toISOString() }] } }))
  },
}
