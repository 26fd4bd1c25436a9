import { formatLines } from '../../../../registry/layout/mod.ts'
import { inForce } from '../../_author.ts'
import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'an index that answers for another\'s plugin',
  code: 'HP_ERR_BODY_INVALID',
  async run(ground) {
    const theirs = await (await inForce(ground.directory, 'evil')).lines('evil.games')
    return ground.send(await ground.text((text) => `${text}${Buffer.from(formatLines(theirs)).toString('utf8')}`))
  },
}
