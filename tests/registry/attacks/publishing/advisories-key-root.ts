import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'the operator is brought to answer for security with a key of the root',
  code: 'HP_ERR_KEY_INVALID',
  run: (ground) => ground.store.setAdvisoriesKey(ground.operator.root[0], ground.operator.targets),
}
