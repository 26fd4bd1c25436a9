import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a stranger without a token sends a commit that its publisher signed',
  code: 'HP_ERR_UNAUTHENTICATED',
  async run(ground) {
    return ground.send(await ground.commit(), '')
  },
}
