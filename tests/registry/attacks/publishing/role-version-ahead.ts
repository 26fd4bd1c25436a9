import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a role whose version runs ahead, so that no later one could follow',
  code: 'HP_ERR_CONFLICT',
  async run(ground) {
    return ground.alike([4, 1_000_000, Number.MAX_SAFE_INTEGER], async (version) => ground.send(await ground.commit({ version })))
  },
}
