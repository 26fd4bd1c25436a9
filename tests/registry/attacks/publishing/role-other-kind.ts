import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inForce } from '../../_author.ts'
import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a snapshot in a role\'s place',
  code: 'HP_ERR_DOCUMENT_INVALID',
  async run(ground) {
    const { snapshot } = await inForce(ground.directory)
    const role = await readFile(join(ground.directory, `metadata/${snapshot}.snapshot.json`), 'utf8')
    return ground.send({ publisher: 'acme', role, indexes: {} })
  },
}
