import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a package that holds another publisher\'s token',
  code: 'HP_ERR_PUBLISH_DENIED',
  run(ground) {
    return ground.staged({}, { 'ui/notes.txt': `evil: ${ground.evil.token}` })
  },
}
