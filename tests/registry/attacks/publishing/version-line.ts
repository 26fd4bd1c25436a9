import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a line whose version some read otherwise',
  code: 'HP_ERR_BODY_INVALID',
  async run(ground) {
    const line = await ground.staged()
    return ground.alike(['v2.0.0', '2.0.0+1', '02.0.0', '2.0.0-01', '٢.0.0'], (version) => ground.add({ ...line, version }))
  },
}
