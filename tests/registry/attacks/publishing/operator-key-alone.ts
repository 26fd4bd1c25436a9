import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'the targets key is stolen, and used with a publisher\'s token',
  code: 'HP_ERR_TOKEN_SCOPE',
  async run(ground) {
    return ground.sendRoles(await ground.made(), ground.evil.token)
  },
}
