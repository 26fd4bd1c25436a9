import { lineOf } from '../../_author.ts'
import { packageOf } from '../../_fixtures.ts'
import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a line whose package was never sent',
  code: 'HP_ERR_PUBLISH_DENIED',
  run(ground) {
    return ground.add(lineOf(packageOf(ground.acme.keys, { version: '2.0.0' }), ground.acme.keys))
  },
}
