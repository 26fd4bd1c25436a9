import { lineOf } from '../../_author.ts'
import { packageOf } from '../../_fixtures.ts'
import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a line of another publisher names a package that acme sent',
  code: 'HP_ERR_PUBLISH_DENIED',
  async run(ground) {
    const { sha256, size } = await ground.staged()
    const bytes = packageOf(ground.evil.keys, { id: 'evil.mail' })
    const line = { ...lineOf(bytes, ground.evil.keys), sha256, size }
    return ground.send(await ground.commit({ publisher: 'evil', keys: ground.evil.keys, lines: { 'evil.mail': [line] } }), ground.evil.token)
  },
}
