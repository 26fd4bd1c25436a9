import { keySigner } from '@hardpoint/registry/server'
import { digestOf, targetOf } from '../../../../registry/roles/digest-of.ts'
import { ADVISORY } from '../../_fixtures.ts'
import { edited } from '../../_operating.ts'
import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'the advisories\' key leaves out, or rewords, what hosts were warned of',
  code: 'HP_ERR_ROLE_REFUSED',
  async run(ground) {
    const security = keySigner(ground.stranger)
    await ground.store.setAdvisoriesKey(security, ground.operator.targets)
    await ground.store.addAdvisory(ADVISORY, security)
    await ground.settle()
    const change = await ground.made((one) => one.renewAdvisories(security))
    return ground.alike([[], [{ ...ADVISORY, action: 'warn' }], [{ ...ADVISORY, id: 'HPA-9' }]], async (advisories) => {
      const text = `${JSON.stringify({ advisories }, null, 2)}\n`
      const sent = await edited(change, 'advisories', (role) => { role.targets = { 'advisories.json': targetOf(digestOf(Buffer.from(text))) } }, [security])
      return ground.sendRoles({ ...sent, files: { 'advisories.json': text } })
    })
  },
}
