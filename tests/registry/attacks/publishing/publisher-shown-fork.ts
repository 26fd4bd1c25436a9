import type { PublishingAttack } from '../_publishing-ground.ts'
import { DeceivedPublisher } from './_deceived-publisher.ts'

export const attack: PublishingAttack = {
  title: 'who holds the server shows a publisher another role of the version that it signed, which it was brought to sign elsewhere',
  code: 'HP_ERR_PUBLISH_FORK',
  async run(ground) {
    const acme = new DeceivedPublisher(ground)
    // The same plugins without 1.2.0, as the next version.
    const { role } = await ground.commit()
    await acme.publish('1.2.0')
    await ground.settle()
    await acme.list({ bytes: Buffer.from(role), version: 3 })
    acme.nothingMoreIsToBeSent()
    return acme.publish('1.3.0')
  },
}
