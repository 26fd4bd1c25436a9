import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a version is promoted, and becomes another on the way',
  code: 'HP_ERR_PUBLISH_EXISTS',
  async run(ground) {
    const line = { ...await ground.staged(), channel: 'beta' }
    await ground.add(line)
    await ground.settle()
    const { channel: _, ...rest } = line
    const lines = (await ground.lines()).slice(0, -1)
    const changes = [{ sha256: 'a'.repeat(64) }, { size: 1 }, { tier: 'pro' }, { dependencies: { 'evil.games': '*' } }, { engines: { hardpoint: '*' } }, { publishedAt: '2026-01-01T00:00:00.000Z' }] as const
    return ground.alike(changes, async (change) =>
      ground.send(await ground.commit({ lines: { 'acme.mail': [...lines, { ...rest, promotedAt: new Date(ground.now).toISOString(), ...change }] } })))
  },
}
