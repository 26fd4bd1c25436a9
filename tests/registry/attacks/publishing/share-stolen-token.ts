import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'who stole a token, and no key, sends a version to all hosts',
  code: 'HP_ERR_PUBLISH_DENIED',
  async run(ground) {
    const lines = await ground.lines()
    await ground.send(await ground.commit({ lines: { 'acme.mail': lines.map((line) => ({ ...line, rollout: 5 })) } }))
    await ground.settle()
    return ground.send(await ground.commit({ keys: ground.stranger, lines: { 'acme.mail': lines } }))
  },
}
