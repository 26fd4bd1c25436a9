import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a plugin\'s id that would rewrite the terminal of who reads the error',
  code: 'HP_ERR_PUBLISH_DENIED',
  async run(ground) {
    const commit = await ground.commit()
    return ground.alike(['\u001b[2Jacme.mail', 'acme.mail\u202e', '\u009b31macme'], (id) => ground.send({ ...commit, indexes: { [id]: '' } }))
  },
}
