import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a package whose version begins with a v',
  code: 'HP_ERR_DOCUMENT_INVALID',
  run(ground) {
    return ground.alike(['v2.0.0', 'V2.0.0', '=2.0.0'], (version) => ground.staged({ version }))
  },
}
