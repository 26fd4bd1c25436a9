import { packageOf } from '../../_fixtures.ts'
import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a path in the place of a package\'s digest',
  code: 'HP_ERR_ROUTE_UNKNOWN',
  run(ground) {
    const body = packageOf(ground.acme.keys, { version: '2.0.0' })
    return ground.alike([
      '..%2f..%2fprivate%2ftokens.json', '%2e%2e', 'A'.repeat(64), 'a'.repeat(65), `${'a'.repeat(64)}%00`, `${'a'.repeat(63)}%0a`, '%ff',
    ], (name) =>
      ground.call({ method: 'PUT', path: `/api/packages/${name}`, type: 'application/octet-stream', token: ground.acme.token, body }))
  },
}
