import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'a timestamp with __proto__',
  code: 'HP_ERR_REGISTRY_CORRUPT',
  run(ground) {
    const { repository } = ground
    repository.files.set('metadata/timestamp.json', Buffer.from(String(repository.files.get('metadata/timestamp.json')).replace('"signed":{', '"signed":{"__proto__":{"expires":"2099-01-01T00:00:00Z"},')))
    return ground.client().refresh()
  },
}
