import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a package whose prefix only begins like its publisher\'s',
  code: 'HP_ERR_PUBLISH_DENIED',
  run(ground) {
    return ground.alike(['acmeevil.mail', 'acme-evil.mail'], (id) => ground.staged({ id }))
  },
}
