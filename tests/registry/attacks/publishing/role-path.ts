import { inForce } from '../../_author.ts'
import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a role that names a path out of the folder',
  code: 'HP_ERR_PUBLISH_DENIED',
  async run(ground) {
    const { indexes } = await inForce(ground.directory)
    const digest = { length: 3, sha256: 'a'.repeat(64) }
    return ground.alike([
      'index/acme.../../../private/tokens.ndjson', '../private/tokens.json', '/etc/passwd',
      'index/acme.mail.ndjson/../../x.ndjson', 'index/acme.%2e%2e.ndjson', 'index\\acme.mail.ndjson',
    ], async (name) =>
      ground.send(await ground.commit({ indexes: { ...indexes, [name]: digest } })))
  },
}
