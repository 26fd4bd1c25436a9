import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'a version past what numbers can count',
  code: 'HP_ERR_REGISTRY_CORRUPT',
  run(ground) {
    const text = String(ground.repository.files.get('metadata/timestamp.json'))
    ground.repository.files.set('metadata/timestamp.json', Buffer.from(text.replace(/"version":\d+(?=,"expires")/, '"version":9007199254740993')))
    return ground.client().refresh()
  },
}
