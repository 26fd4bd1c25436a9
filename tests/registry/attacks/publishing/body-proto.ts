import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a body with __proto__ in it',
  code: 'HP_ERR_BODY_SYNTAX',
  async run(ground) {
    const commit = JSON.stringify(await ground.commit())
    return ground.alike(['"__proto__":{"publisher":"evil"}', '"\\u005f_proto__":{}', '"constructor":{"prototype":{"publisher":"evil"}}'], (field) =>
      ground.call({ method: 'POST', path: '/api/commit', type: 'application/json', token: ground.acme.token, body: commit.replace('{', `{${field},`) }))
  },
}
