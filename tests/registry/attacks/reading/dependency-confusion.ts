import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'a publisher lists a plugin under a prefix that nobody has',
  code: 'HP_ERR_PLUGIN_UNKNOWN',
  changes: ['snapshot.json', 'timestamp.json'],
  async run(ground) {
    const { repository } = ground
    const line = { ...repository.entries.get('evil.games')?.[0], id: 'internal.billing', version: '99.0.0' }
    repository.role('namespace.evil').targets = { 'index/internal.billing.ndjson': repository.serve('index/internal.billing.ndjson', Buffer.from(`${JSON.stringify(line)}\n`)) }
    const host = await ground.host()
    repository.release('namespace.evil')
    repository.files.set('catalog.ndjson', Buffer.from(`${JSON.stringify(line)}\n`))
    return host.install('internal.billing')
  },
}
