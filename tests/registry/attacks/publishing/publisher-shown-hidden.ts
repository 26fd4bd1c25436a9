import type { PublishingAttack } from '../_publishing-ground.ts'
import { DeceivedPublisher } from './_deceived-publisher.ts'

export const attack: PublishingAttack = {
  title: 'who holds the server shows a publisher that it has published nothing yet',
  code: 'HP_ERR_REGISTRY_ROLLBACK',
  async run(ground) {
    const acme = new DeceivedPublisher(ground)
    await acme.publish('1.2.0')
    await ground.settle()
    await acme.list()
    acme.nothingMoreIsToBeSent()
    return acme.publish('1.3.0')
  },
}
