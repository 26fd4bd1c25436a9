import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a body nested past any stack',
  code: 'HP_ERR_BODY_INVALID',
  async run(ground) {
    const commit = await ground.commit()
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
    return ground.call({ method: 'POST', path: '/api/commit', type: 'application/json', token: ground.acme.token, body: `${JSON.stringify(commit).slice(0, -1)},"deep":${deep}}` })
  },
}
