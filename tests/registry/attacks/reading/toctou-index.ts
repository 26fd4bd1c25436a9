import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'each read of an index gets other bytes',
  code: 'HP_ERR_REGISTRY_CORRUPT',
  async run(ground) {
    let reads = 0
    const honest = ground.source
    ground.source = {
      location: 'memory',
      read: async (path, options) => {
        const bytes = await honest.read(path, options)
        return path.endsWith('.ndjson') && reads++ > 0 ? Buffer.from(`${String(bytes)}\n`) : bytes
      },
    }
    const client = ground.client()
    await client.versions('acme.mail')
    return client.versions('acme.mail')
  },
}
