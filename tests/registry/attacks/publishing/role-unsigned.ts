import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a role without a signature',
  code: 'HP_ERR_PUBLISH_DENIED',
  async run(ground) {
    const commit = await ground.commit()
    return ground.send({ ...commit, role: commit.role.replace(/"signatures":\[[^\]]*\]/, '"signatures":[]') })
  },
}
