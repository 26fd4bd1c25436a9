import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a plugin whose name reads like another of its publisher',
  code: 'HP_ERR_NAME_SIMILAR',
  async run(ground) {
    return ground.alike(['acme.mai1', 'acme.ma-il', 'acme.rnail'], async (id) => {
      const line = await ground.staged({ id })
      return ground.send(await ground.commit({ lines: { [id]: [line] } }))
    })
  },
}
