import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a line that was published changes',
  code: 'HP_ERR_PUBLISH_EXISTS',
  async run(ground) {
    return ground.alike([
      { tier: 'pro' }, { title: 'Other' }, { dependencies: { 'evil.games': '*' } }, { sha256: 'a'.repeat(64) }, { publishedAt: '2026-11-19T12:00:00.000Z' },
    ] as const, async (change) =>
      ground.send(await ground.commit({ lines: { 'acme.mail': (await ground.lines()).map((line) => ({ ...line, ...change })) } })))
  },
}
