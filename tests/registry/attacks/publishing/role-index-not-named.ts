import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'an index is sent that the role does not name',
  code: 'HP_ERR_PUBLISH_DENIED',
  async run(ground) {
    const commit = await ground.commit({ lines: { 'acme.mail': [...await ground.lines(), await ground.staged()] } })
    return ground.send({ ...await ground.commit(), indexes: commit.indexes })
  },
}
