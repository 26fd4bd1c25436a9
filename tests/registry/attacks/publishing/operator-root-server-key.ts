import { edited } from '../../_operating.ts'
import { parseRole, rootKeys, tufKey } from '../../../../registry/roles/mod.ts'
import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a root that names another key for the server to sign with',
  code: 'HP_ERR_ROLE_REFUSED',
  async run(ground) {
    const key = tufKey(ground.stranger.publicKey)
    const { root, targets } = ground.operator
    const change = await ground.made((one) => one.rotateRoot({ signers: root }))
    const { online } = rootKeys(parseRole('root', Buffer.from(change.roles['root'] ?? ''), 'root').signed)
    const sent = await edited(change, 'root', ({ keys = {}, roles = {} }) => {
      for (const publicKey of online) delete keys[tufKey(publicKey).keyID]
      const all = { ...keys, [key.keyID]: key.toJSON() }
      for (const id of Object.keys(keys)) delete keys[id]
      Object.assign(keys, Object.fromEntries(Object.entries(all).toSorted(([a], [b]) => a < b ? -1 : 1)))
      for (const name of ['snapshot', 'timestamp']) roles[name] = { keyids: [key.keyID], threshold: 1 }
    }, [...root, targets])
    return ground.sendRoles(sent)
  },
  check: (outcome) => String(outcome).includes('another key for this server') ? [] : [`refused for another reason: ${String(outcome)}`],
}
