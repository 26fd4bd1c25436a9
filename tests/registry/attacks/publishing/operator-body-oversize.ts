import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a change of the operator\'s that is larger than any can be',
  code: 'HP_ERR_BODY_TOO_LARGE',
  run(ground) {
    const head = '{"roles":{"targets":"'
    return ground.call({ method: 'POST', path: '/api/roles', type: 'application/json', token: ground.operating, body: `${head}${'a'.repeat(16_777_216)}"},"files":{}}` })
  },
}
