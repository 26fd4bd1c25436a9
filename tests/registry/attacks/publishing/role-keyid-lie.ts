import { tufKey } from '../../../../registry/roles/mod.ts'
import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a role signed by a stranger, under the id of acme\'s key',
  code: 'HP_ERR_PUBLISH_DENIED',
  async run(ground) {
    const commit = await ground.commit({ keys: ground.stranger })
    return ground.send({ ...commit, role: commit.role.replace(tufKey(ground.stranger.publicKey).keyID, tufKey(ground.acme.keys.publicKey).keyID) })
  },
}
