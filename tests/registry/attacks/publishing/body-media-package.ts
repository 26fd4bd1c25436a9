import { packageOf } from '../../_fixtures.ts'
import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a package under another media type, which another parser would read',
  code: 'HP_ERR_MEDIA_TYPE',
  run(ground) {
    const body = packageOf(ground.acme.keys, { version: '2.0.0' })
    return ground.alike(['application/json', 'text/plain', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded'], (type) =>
      ground.call({ method: 'PUT', path: `/api/packages/${'a'.repeat(64)}`, type, token: ground.acme.token, body }))
  },
}
