import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'the targets key is stolen, and used without a token',
  code: 'HP_ERR_UNAUTHENTICATED',
  async run(ground) {
    const change = await ground.made()
    return ground.alike(['', 'hpp_x', ground.operating.slice(0, -1)], (token) => ground.sendRoles(change, token))
  },
}
