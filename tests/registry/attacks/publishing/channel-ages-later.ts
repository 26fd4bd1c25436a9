import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'the time at which a version was promoted changes afterwards',
  code: 'HP_ERR_PUBLISH_DENIED',
  async run(ground) {
    const line = { ...await ground.staged(), channel: 'beta' }
    await ground.add(line)
    await ground.settle()
    const { channel: _, ...rest } = line
    const lines = (await ground.lines()).slice(0, -1)
    const promoted = { ...rest, promotedAt: new Date(ground.now).toISOString() }
    await ground.send(await ground.commit({ lines: { 'acme.mail': [...lines, promoted] } }))
    await ground.settle()
    const earlier = { ...rest, promotedAt: '2026-01-01T00:00:00.000Z' }
    return ground.alike([rest, earlier], async (changed) => ground.send(await ground.commit({ lines: { 'acme.mail': [...lines, changed] } })))
  },
}
