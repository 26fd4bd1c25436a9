import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a package whose version has a leading zero in its prerelease, which is no version to semver',
  code: 'HP_ERR_DOCUMENT_INVALID',
  run(ground) {
    return ground.alike(['2.0.0-01', '2.0.0-beta.01'], (version) => ground.staged({ version }))
  },
}
