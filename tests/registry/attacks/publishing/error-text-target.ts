import { inForce } from '../../_author.ts'
import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a target in a role that would rewrite the terminal of who reads the error',
  code: 'HP_ERR_PUBLISH_DENIED',
  async run(ground) {
    const { indexes } = await inForce(ground.directory)
    const digest = { length: 3, sha256: 'a'.repeat(64) }
    return ground.alike([
      '\u001b[2J', 'index/acme.\u202egpj.ndjson', '\u009b31m',
    ], async (name) => ground.send(await ground.commit({ indexes: { ...indexes, [name]: digest } })))
  },
}
