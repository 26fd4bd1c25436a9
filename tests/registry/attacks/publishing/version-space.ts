import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a package whose version has a space or a line break',
  code: 'HP_ERR_DOCUMENT_INVALID',
  run(ground) {
    return ground.alike([' 2.0.0', '2.0.0 ', '2.0.0\\n'], (version) => ground.staged({ version }))
  },
}
