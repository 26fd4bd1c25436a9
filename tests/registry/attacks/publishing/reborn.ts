import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a version is published again with other bytes',
  code: 'HP_ERR_PUBLISH_EXISTS',
  async run(ground) {
    const other = await ground.staged({ version: '1.1.0' }, { 'README.md': 'other' })
    return ground.send(await ground.commit({ lines: { 'acme.mail': [...(await ground.lines()).slice(0, 1), other] } }))
  },
}
