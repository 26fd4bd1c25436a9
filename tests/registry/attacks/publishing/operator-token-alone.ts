import { keySigner } from '@hardpoint/registry/server'
import { edited } from '../../_operating.ts'
import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'the operator\'s token is stolen, and used without its keys',
  code: 'HP_ERR_ROLE_REFUSED',
  async run(ground) {
    const signers = [[], [keySigner(ground.stranger)], [keySigner(ground.evil.keys)]]
    const change = await ground.made()
    return ground.alike(signers, async (signer) => ground.sendRoles(await edited(change, 'targets', () => undefined, signer)))
  },
}
