import { inForce } from '../../_author.ts'
import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a role that names what is no index of its publisher',
  code: 'HP_ERR_PUBLISH_DENIED',
  async run(ground) {
    const { indexes } = await inForce(ground.directory)
    const digest = { length: 3, sha256: 'a'.repeat(64) }
    return ground.alike([
      'publishers/acme.json', 'packages/acme.mail/2.0.0.hpk', 'index/acmeevil.mail.ndjson', 'index/acme.ndjson', 'index/ACME.mail.ndjson', 'root.json',
    ], async (name) =>
      ground.send(await ground.commit({ indexes: { ...indexes, [name]: digest } })))
  },
}
