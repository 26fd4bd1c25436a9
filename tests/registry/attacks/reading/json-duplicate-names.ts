import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'a name stands twice, so that two readers see two values',
  code: 'HP_ERR_REGISTRY_CORRUPT',
  run(ground) {
    const { repository } = ground
    repository.files.set('metadata/timestamp.json', Buffer.from(String(repository.files.get('metadata/timestamp.json')).replace('"signed":{', '"signed":{},"signed":{')))
    return ground.client().refresh()
  },
}
