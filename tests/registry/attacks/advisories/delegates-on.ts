import { keyObject, tufKeyid } from '../../_tuf-repository.ts'
import type { AdvisoriesAttack } from '../_advisories-ground.ts'

export const attack: AdvisoriesAttack = {
  title: 'who answers for security delegates on',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  changes: ['snapshot.json', 'timestamp.json'],
  run(ground) {
    const { repository } = ground
    const key = keyObject(ground.stranger)
    repository.role('advisories').delegations = { keys: { [tufKeyid(key)]: key }, roles: [{ name: 'namespace.acme', keyids: [tufKeyid(key)], threshold: 1, paths: ['index/acme.*'], terminating: true }] }
    repository.release('advisories')
    return ground.client().advisories()
  },
}
