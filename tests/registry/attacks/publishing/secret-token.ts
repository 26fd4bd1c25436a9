import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a package that holds the token in use',
  code: 'HP_ERR_PUBLISH_DENIED',
  run(ground) {
    return ground.staged({}, { 'ui/env.js': `HARDPOINT_REGISTRY_TOKEN=${ground.acme.token}\n` })
  },
}
