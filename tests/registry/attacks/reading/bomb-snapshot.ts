import { metaOf } from '../../_tuf-repository.ts'
import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'who holds the online key lists so many roles that they take hours to read',
  code: 'HP_ERR_REGISTRY_CORRUPT',
  run(ground) {
    const { repository } = ground
    const meta = metaOf(new Uint8Array(9), 1)
    repository.role('snapshot').meta = { ...repository.role('snapshot').meta, ...Object.fromEntries(Array.from({ length: 15_000 }, (_, at) => [`namespace.n${at}.json`, meta])) }
    repository.release()
    return ground.client({ deadlineMs: 1500 }).refresh()
  },
}
