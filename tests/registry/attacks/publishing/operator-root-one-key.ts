import { keySigner } from '@hardpoint/registry/server'
import { edited } from '../../_operating.ts'
import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'one stolen root key signs a root, alone or twice',
  code: 'HP_ERR_ROLE_REFUSED',
  async run(ground) {
    const { root: [one, ...others] } = ground.operator
    const change = await ground.made((operator) => operator.rotateRoot({ signers: [one, ...others] }))
    const single = await edited(change, 'root', () => undefined, [one])
    const asksForOne = await edited(change, 'root', ({ roles = {} }) => { if (roles['root'] !== undefined) roles['root'].threshold = 1 }, [one])
    const withStranger = await edited(change, 'root', () => undefined, [one, keySigner(ground.stranger)])
    return ground.alike([single, asksForOne, withStranger], (sent) => ground.sendRoles(sent))
  },
}
