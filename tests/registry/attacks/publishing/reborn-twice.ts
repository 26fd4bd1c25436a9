import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a version is added a second time, after the first',
  code: 'HP_ERR_BODY_INVALID',
  async run(ground) {
    return ground.add(await ground.staged({ version: '1.1.0' }, { 'README.md': 'other' }))
  },
}
