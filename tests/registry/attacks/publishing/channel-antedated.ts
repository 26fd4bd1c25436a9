import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a version that lay in a channel comes into latest as if it had been there for long',
  code: 'HP_ERR_PUBLISH_DENIED',
  async run(ground) {
    const line = { ...await ground.staged(), channel: 'beta' }
    await ground.add(line)
    await ground.settle()
    const { channel: _, ...rest } = line
    const lines = (await ground.lines()).slice(0, -1)
    const times = [{}, { promotedAt: '2026-01-01T00:00:00.000Z' }, { promotedAt: '2027-01-01T00:00:00.000Z' }]
    return ground.alike(times, async (time) => ground.send(await ground.commit({ lines: { 'acme.mail': [...lines, { ...rest, ...time }] } })))
  },
}
