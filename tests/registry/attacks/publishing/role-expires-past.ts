import { roleTime } from '../../../../registry/roles/mod.ts'
import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a role whose time is over, or is so within a day: every copy of the registry would hold what no host takes',
  code: 'HP_ERR_PUBLISH_DENIED',
  async run(ground) {
    return ground.alike([-86_400_000, 0, 60_000, 3_600_000, 86_399_000], async (ms) => ground.send(await ground.commit({ expires: roleTime(ground.now + ms) })))
  },
}
