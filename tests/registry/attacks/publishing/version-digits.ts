import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a package whose version has digits of another script',
  code: 'HP_ERR_DOCUMENT_INVALID',
  run(ground) {
    return ground.alike(['٢.0.0', '2.0.０', '2.0.0-β'], (version) => ground.staged({ version }))
  },
}
