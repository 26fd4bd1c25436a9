import { edited } from '../../_operating.ts'
import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a list of publishers from which one is left out',
  code: 'HP_ERR_ROLE_REFUSED',
  async run(ground) {
    const change = await edited(await ground.made(), 'targets', (role) => {
      delete role.targets?.['publishers/acme.json']
      const [gone] = role.delegations?.roles.splice(0, 1) ?? []
      delete role.delegations?.keys[gone?.keyids[0] ?? '']
    }, [ground.operator.targets])
    return ground.sendRoles(change)
  },
}
