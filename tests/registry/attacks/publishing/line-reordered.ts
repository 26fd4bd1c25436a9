import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'the versions of an index change places',
  code: 'HP_ERR_PUBLISH_DENIED',
  async run(ground) {
    return ground.send(await ground.commit({ lines: { 'acme.mail': (await ground.lines()).toReversed() } }))
  },
}
