import type { AdvisoriesAttack } from '../_advisories-ground.ts'

export const attack: AdvisoriesAttack = {
  title: 'who answers for security lists a plugin of a publisher',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  changes: ['snapshot.json', 'timestamp.json'],
  run(ground) {
    const { repository } = ground
    repository.role('advisories').targets = { ...repository.role('advisories').targets, 'index/acme.mail.ndjson': repository.serve('index/acme.mail.ndjson', Buffer.from('')) }
    repository.release('advisories')
    return ground.client().advisories()
  },
}
