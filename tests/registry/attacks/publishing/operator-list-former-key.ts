import { keySigner } from '@hardpoint/registry/server'
import { edited } from '../../_operating.ts'
import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a list of publishers that a former targets key signed',
  code: 'HP_ERR_ROLE_REFUSED',
  async run(ground) {
    const { store, operator, stranger } = ground
    const next = keySigner(stranger)
    await store.rotateRoot({ signers: operator.root, targets: { publicKey: next.publicKey, signers: [operator.targets, next] } })
    await ground.settle()
    const change = await ground.made((one) => one.renewTargets(next))
    return ground.sendRoles(await edited(change, 'targets', () => undefined, [operator.targets]))
  },
}
