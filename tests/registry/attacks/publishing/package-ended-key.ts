import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a package signed by a key that was ended, as its publisher never would',
  code: 'HP_ERR_PACKAGE_SIGNATURE',
  async run(ground) {
    await ground.rotate()
    return ground.staged()
  },
}
