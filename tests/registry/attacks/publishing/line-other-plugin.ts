import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a line that names the package of another plugin of its publisher',
  code: 'HP_ERR_PUBLISH_DENIED',
  async run(ground) {
    const other = await ground.staged({ id: 'acme.chat' })
    return ground.add({ ...other, id: 'acme.mail' })
  },
}
