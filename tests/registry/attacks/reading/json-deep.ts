import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'a timestamp nested past any stack',
  code: 'HP_ERR_REGISTRY_CORRUPT',
  run(ground) {
    ground.repository.files.set('metadata/timestamp.json', Buffer.from('['.repeat(4000)))
    return ground.client().refresh()
  },
}
