import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a publisher sends advisories of its own',
  code: 'HP_ERR_PUBLISH_DENIED',
  async run(ground) {
    const list = JSON.stringify({ advisories: [] })
    const commit = await ground.signed((role) => ({ ...role, targets: { ...role['targets'] as object, 'advisories.json': { length: list.length, hashes: { sha256: 'a'.repeat(64) } } } }))
    return ground.send(commit)
  },
}
