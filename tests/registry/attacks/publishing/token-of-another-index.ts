import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'another publisher sends acme\'s index in a commit of its own',
  code: 'HP_ERR_PUBLISH_DENIED',
  async run(ground) {
    const commit = await ground.commit({ publisher: 'evil', keys: ground.evil.keys, lines: { 'acme.mail': await ground.lines() } })
    return ground.send(commit, ground.evil.token)
  },
}
