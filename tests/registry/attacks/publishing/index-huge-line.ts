import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'an index line longer than any',
  code: 'HP_ERR_BODY_INVALID',
  async run(ground) {
    return ground.send(await ground.text((text) => `${text}${JSON.stringify({ title: 'x'.repeat(70_000) })}\n`))
  },
}
