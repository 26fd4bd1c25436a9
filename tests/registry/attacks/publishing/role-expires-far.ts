import { roleTime } from '../../../../registry/roles/mod.ts'
import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a role that holds for ever, or for a year',
  code: 'HP_ERR_PUBLISH_DENIED',
  async run(ground) {
    return ground.alike([101, 365, 4000, 900_000], async (days) => ground.send(await ground.commit({ expires: roleTime(ground.now + days * 86_400_000) })))
  },
}
