import type { AdvisoriesAttack } from '../_advisories-ground.ts'

export const attack: AdvisoriesAttack = {
  title: 'a list of gigabytes is announced',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  changes: ['snapshot.json', 'timestamp.json'],
  run(ground) {
    const { repository } = ground
    repository.role('advisories').targets = { 'advisories.json': { length: 9e9, hashes: { sha256: 'a'.repeat(64) } } }
    repository.release('advisories')
    return ground.client().advisories()
  },
}
