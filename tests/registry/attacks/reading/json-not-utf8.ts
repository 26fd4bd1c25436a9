import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'a timestamp that is not UTF-8',
  code: 'HP_ERR_REGISTRY_CORRUPT',
  run(ground) {
    ground.repository.files.set('metadata/timestamp.json', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]))
    return ground.client().refresh()
  },
}
