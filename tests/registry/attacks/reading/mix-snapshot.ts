import { signed } from '../../_tuf-repository.ts'
import type { Attack } from '../_attack.ts'

/** Who knows the registry has the right one, and does not ask for it again. */
export const attack: Attack = {
  title: 'the snapshot of another time is shown under the number that counts',
  code: 'HP_ERR_REGISTRY_MIXED',
  host: 'goes on',
  run(ground) {
    const { repository, old } = ground
    repository.files.set(`metadata/${repository.role('snapshot').version}.snapshot.json`, signed({ ...old.role('snapshot'), version: repository.role('snapshot').version }, repository.keys['snapshot'] ?? []))
    return ground.newcomer().refresh()
  },
}
