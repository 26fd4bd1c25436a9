import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a media type that would rewrite the terminal of who reads the error',
  code: 'HP_ERR_MEDIA_TYPE',
  run(ground) {
    return ground.call({ method: 'PUT', path: `/api/packages/${'a'.repeat(64)}`, type: 'text/\u009b31m\u00ad', token: ground.acme.token, body: 'x' })
  },
}
