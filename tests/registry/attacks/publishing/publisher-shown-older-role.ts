import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PublishingAttack } from '../_publishing-ground.ts'
import { DeceivedPublisher } from './_deceived-publisher.ts'

export const attack: PublishingAttack = {
  title: 'who holds the server shows a publisher its role as it was before its last publish, to have it signed away',
  code: 'HP_ERR_PUBLISH_FORK',
  async run(ground) {
    const acme = new DeceivedPublisher(ground)
    const before = await readFile(join(ground.directory, 'metadata/2.namespace.acme.json'))
    await acme.publish('1.2.0')
    await ground.settle()
    await acme.list({ bytes: before, version: 2 })
    acme.nothingMoreIsToBeSent()
    return acme.publish('1.3.0')
  },
}
