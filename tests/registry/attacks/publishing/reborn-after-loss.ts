import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { packagePath } from '../../../../registry/layout/mod.ts'
import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a version whose package the registry lost is published again with other bytes',
  code: 'HP_ERR_PUBLISH_EXISTS',
  async run(ground) {
    for (const line of await ground.lines()) await rm(join(ground.directory, packagePath(line)))
    await ground.settle()
    const other = await ground.staged({ version: '1.1.0' }, { 'README.md': 'other' })
    return ground.send(await ground.commit({ lines: { 'acme.mail': [...(await ground.lines()).slice(0, 1), other] } }))
  },
}
