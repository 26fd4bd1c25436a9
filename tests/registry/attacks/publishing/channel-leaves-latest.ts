import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a version that everybody may choose is moved out of sight',
  code: 'HP_ERR_PUBLISH_DENIED',
  async run(ground) {
    const lines = (await ground.lines()).map((line) => ({ ...line, channel: 'attic', promotedAt: new Date(ground.now).toISOString() }))
    return ground.send(await ground.commit({ lines: { 'acme.mail': lines } }))
  },
}
