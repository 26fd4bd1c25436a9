import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'the role of before, as it is served, is sent with the index of then',
  code: 'HP_ERR_CONFLICT',
  async run(ground) {
    return ground.send(await ground.commit({ version: 1, lines: { 'acme.mail': (await ground.lines()).slice(0, 1) } }))
  },
}
