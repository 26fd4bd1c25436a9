import type { Attack } from '../_attack.ts'

/** Without them whatever a mirror puts in is parsed before a signature is looked at. */
export const attack: Attack = {
  title: 'who holds the online key leaves lengths and digests out',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  run(ground) {
    const { repository } = ground
    repository.role('timestamp').meta = { 'snapshot.json': { version: repository.role('snapshot').version } }
    repository.role('timestamp').version++
    repository.write('timestamp')
    return ground.client().refresh()
  },
}
