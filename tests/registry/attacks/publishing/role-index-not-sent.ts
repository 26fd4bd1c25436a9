import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a role that names an index which is not sent',
  code: 'HP_ERR_PUBLISH_DENIED',
  async run(ground) {
    return ground.send(await ground.commit({ indexes: { 'index/acme.mail.ndjson': { length: 3, sha256: 'a'.repeat(64) } } }))
  },
}
