import { inForce } from '../../_author.ts'
import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a role that names another publisher\'s index',
  code: 'HP_ERR_PUBLISH_DENIED',
  async run(ground) {
    const { indexes } = await inForce(ground.directory)
    const theirs = (await inForce(ground.directory, 'evil')).indexes
    return ground.send(await ground.commit({ indexes: { ...indexes, ...theirs } }))
  },
}
