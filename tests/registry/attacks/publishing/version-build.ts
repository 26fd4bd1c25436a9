import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a package whose version has build metadata: the same number, other bytes',
  code: 'HP_ERR_DOCUMENT_INVALID',
  run(ground) {
    return ground.alike(['1.1.0+2', '2.0.0+build'], (version) => ground.staged({ version }))
  },
}
