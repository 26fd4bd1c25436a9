import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a package whose version is a path',
  code: 'HP_ERR_DOCUMENT_INVALID',
  run(ground) {
    return ground.alike(['../1.1.0', '2.0.0/../1.1.0', '2.0.0-..'], (version) => ground.staged({ version }))
  },
}
