import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a package whose version is past what numbers can count',
  code: 'HP_ERR_DOCUMENT_INVALID',
  run(ground) {
    return ground.alike(['99999999999999999999.0.0', '1.1.9007199254740993', '1e9.0.0', '2.0.0-9007199254740993'], (version) => ground.staged({ version }))
  },
}
