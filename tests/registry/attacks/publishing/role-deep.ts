import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a role nested past any stack',
  code: 'HP_ERR_DOCUMENT_INVALID',
  run(ground) {
    return ground.send({ publisher: 'acme', role: '['.repeat(1_000_000), indexes: {} })
  },
}
