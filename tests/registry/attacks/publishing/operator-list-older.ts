import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'an older list of publishers is sent again',
  code: 'HP_ERR_CONFLICT',
  async run(ground) {
    const older = await ground.made()
    await ground.sendRoles(older)
    await ground.store.renewTargets(ground.operator.targets)
    await ground.settle()
    return ground.sendRoles(older)
  },
}
