import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a package that holds its publisher\'s private key',
  code: 'HP_ERR_PUBLISH_DENIED',
  run(ground) {
    return ground.staged({}, { 'ui/key.json': JSON.stringify(ground.acme.keys, undefined, 2) })
  },
}
