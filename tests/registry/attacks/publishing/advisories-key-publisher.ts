import { keySigner } from '../../../../registry/roles/mod.ts'
import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'the operator is brought to have a publisher answer for security',
  code: 'HP_ERR_KEY_INVALID',
  run: (ground) => ground.store.setAdvisoriesKey(keySigner(ground.acme.keys), ground.operator.targets),
}
