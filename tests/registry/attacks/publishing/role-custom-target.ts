import type { PublishingAttack, RoleJson } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a role whose targets carry more than their digests',
  code: 'HP_ERR_PUBLISH_DENIED',
  async run(ground) {
    return ground.send(await ground.signed((role) => ({
      ...role, targets: Object.fromEntries(Object.entries(role['targets'] as RoleJson).map(([name, target]) => [name, { ...target as RoleJson, custom: { tier: 'free' } }])),
    })))
  },
}
