import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a package over the limit',
  code: 'HP_ERR_BODY_TOO_LARGE',
  run(ground) {
    return ground.stage(new Uint8Array(100_001))
  },
}
