import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'the operator is brought to answer for security with the key that owns the prefixes',
  code: 'HP_ERR_KEY_INVALID',
  run: (ground) => ground.store.setAdvisoriesKey(ground.operator.targets, ground.operator.targets),
}
