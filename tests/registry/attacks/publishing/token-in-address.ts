import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a token in the address, where logs would keep it',
  code: 'HP_ERR_UNAUTHENTICATED',
  run(ground) {
    const { token } = ground.evil
    return ground.alike([
      'token', 'access_token', 'authorization',
    ], (name) => ground.call({ method: 'POST', path: `/api/commit?${name}=${token}`, type: 'application/json', body: '{}' }))
  },
}
