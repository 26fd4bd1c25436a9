import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a package whose version has leading zeros',
  code: 'HP_ERR_DOCUMENT_INVALID',
  run(ground) {
    return ground.alike(['01.1.0', '1.01.0', '1.1.00'], (version) => ground.staged({ version }))
  },
}
