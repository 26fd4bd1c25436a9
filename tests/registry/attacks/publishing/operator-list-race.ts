import { generateKeyPair } from '@hardpoint/schemas/package'
import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'many lists of publishers of one version are sent at once',
  code: 'HP_ERR_CONFLICT',
  async run(ground) {
    const ids = ['beta', 'gamma', 'delta', 'omega']
    const changes = await Promise.all(ids.map((id) => ground.made((one) => one.registerPublisher(id, generateKeyPair().publicKey, ground.operator.targets))))
    const line = await ground.staged()
    const answers = await Promise.allSettled([...changes.map((change) => ground.sendRoles(change)), ground.add(line)])
    const refusals = answers.flatMap((answer) => answer.status === 'rejected' ? [answer.reason as unknown] : [])
    await ground.settle()
    if (refusals.length !== 3) throw new TypeError(`${refusals.length} of 4 were refused`)
    return ground.alike(refusals, async (refusal) => { throw refusal })
  },
  async check(_outcome, ground) {
    const versions = (await ground.lines()).map(({ version }) => version)
    return versions.join() === '1.0.0,1.1.0,2.0.0' ? [] : [`what was published meanwhile is not there: ${versions.join()}`]
  },
}
