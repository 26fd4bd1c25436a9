import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a line that hides a dependency of its package',
  code: 'HP_ERR_PUBLISH_DENIED',
  async run(ground) {
    const { dependencies: _hidden, ...line } = await ground.staged({ dependencies: { 'evil.games': '*' } })
    return ground.add(line)
  },
}
