import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a change of the operator\'s with more in it than roles and files',
  code: 'HP_ERR_BODY_INVALID',
  async run(ground) {
    const change = await ground.made()
    return ground.alike([{ ...change, force: true }, { roles: {}, files: {} }, { roles: change.roles }, { ...change, roles: { targets: 1 } }, { ...change, files: [] }], (body) =>
      ground.call({ method: 'POST', path: '/api/roles', type: 'application/json', token: ground.operating, body: JSON.stringify(body) }))
  },
}
