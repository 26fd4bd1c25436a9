import type { AdvisoriesAttack } from '../_advisories-ground.ts'
import { WHOLE } from '../_whole.ts'

/** Who knows the registry has the right one, and does not ask for it again. */
export const attack: AdvisoriesAttack = {
  title: 'the role of another time is shown under the number that counts',
  code: 'HP_ERR_REGISTRY_MIXED',
  keeps: WHOLE.filter((name) => name !== 'advisories.json'),
  host: 'goes on',
  run(ground) {
    const { repository } = ground
    repository.files.set(`metadata/${repository.role('advisories').version}.advisories.json`, repository.files.get('metadata/1.advisories.json') ?? new Uint8Array())
    return ground.newcomer().advisories()
  },
}
