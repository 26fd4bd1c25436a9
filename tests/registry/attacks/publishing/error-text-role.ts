import { digestOf, targetOf } from '../../../../registry/roles/digest-of.ts'
import { edited } from '../../_operating.ts'
import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a role whose name and record would rewrite the terminal of who reads the error',
  code: 'HP_ERR_ROLE_REFUSED',
  async run(ground) {
    const change = await ground.made()
    const record = '{"id":"\\u001b[2Jzeta","keys":[]}'
    const sent = await edited(change, 'targets', ({ targets = {} }) => { targets['publishers/zeta.json'] = targetOf(digestOf(Buffer.from(record))) }, [ground.operator.targets])
    return ground.alike([{ roles: { '\u001b[2J\u202e': change.roles['targets'] ?? '' }, files: {} }, { ...sent, files: { 'publishers/zeta.json': record } }], (one) => ground.sendRoles(one))
  },
}
