import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a file that is served is written over',
  code: 'HP_ERR_ROUTE_UNKNOWN',
  run(ground) {
    return ground.alike(['/metadata/timestamp.json', '/catalog.ndjson', '/metadata/1.root.json', `/packages/acme.mail/1.0.0-${'a'.repeat(64)}.hpk`], (path) =>
      ground.alike([
        'PUT', 'POST', 'DELETE', 'PATCH',
      ], (method) => ground.call({ method, path, type: 'application/json', token: ground.acme.token, body: '{}' })))
  },
}
