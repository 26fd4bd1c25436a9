import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a commit under another media type, as a form of a web page would send it',
  code: 'HP_ERR_MEDIA_TYPE',
  async run(ground) {
    const body = JSON.stringify(await ground.commit())
    return ground.alike([
      'application/octet-stream', 'application/x-www-form-urlencoded', 'application/xml',
    ], (type) => ground.call({ method: 'POST', path: '/api/commit', type, token: ground.acme.token, body }))
  },
}
