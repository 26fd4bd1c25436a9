import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a publisher\'s id that would rewrite the terminal of who reads the error',
  code: 'HP_ERR_PUBLISH_DENIED',
  async run(ground) {
    const commit = await ground.commit()
    return ground.alike(['\u001b[2Jacme', 'acme\u202e', '\u009b31mroot', 'acme\r\nHP_OK'], (publisher) => ground.send({ ...commit, publisher }))
  },
}
