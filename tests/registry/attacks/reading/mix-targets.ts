import type { Attack } from '../_attack.ts'

/** Who knows the registry has the right ones, and does not ask for them again. */
export const attack: Attack = {
  title: 'the targets of another time are shown under the number that counts',
  code: 'HP_ERR_REGISTRY_MIXED',
  host: 'goes on',
  run(ground) {
    const { repository } = ground
    repository.files.set(`metadata/${repository.role('targets').version}.targets.json`, repository.files.get('metadata/2.targets.json') ?? new Uint8Array())
    return ground.newcomer().refresh()
  },
}
