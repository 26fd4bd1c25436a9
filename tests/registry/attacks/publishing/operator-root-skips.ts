import { edited } from '../../_operating.ts'
import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a root that two keys signed skips versions',
  code: 'HP_ERR_CONFLICT',
  async run(ground) {
    const { root } = ground.operator
    const change = await ground.made((one) => one.rotateRoot({ signers: root }))
    return ground.alike([3, 4, 1000], async (version) => ground.sendRoles(await edited(change, 'root', (role) => { role.version = version }, root)))
  },
}
