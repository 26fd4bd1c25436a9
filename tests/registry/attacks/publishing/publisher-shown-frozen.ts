import type { PublishingAttack } from '../_publishing-ground.ts'
import { DeceivedPublisher } from './_deceived-publisher.ts'

export const attack: PublishingAttack = {
  title: 'who holds the server takes a publish, and goes on showing the publisher the state before it, with every signature as it was',
  code: 'HP_ERR_PUBLISH_FORK',
  async run(ground) {
    const acme = new DeceivedPublisher(ground)
    await acme.freeze()
    await acme.publish('1.2.0')
    await ground.settle()
    acme.nothingMoreIsToBeSent()
    return acme.publish('1.3.0')
  },
}
