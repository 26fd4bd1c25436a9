import type { AdvisoriesAttack } from '../_advisories-ground.ts'

export const attack: AdvisoriesAttack = {
  title: 'the list of another time is shown under the digest that counts',
  code: 'HP_ERR_REGISTRY_CORRUPT',
  run(ground) {
    const { repository } = ground
    const [first, newest] = [...repository.files.keys()].filter((path) => path.endsWith('.advisories.json') && path.startsWith('targets/'))
    if (first !== undefined && newest !== undefined) repository.files.set(newest, repository.files.get(first) ?? new Uint8Array())
    return ground.client().advisories()
  },
}
