import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'the snapshot, signed by the same key, is shown as the timestamp',
  code: 'HP_ERR_REGISTRY_UNTRUSTED',
  run(ground) {
    const { repository } = ground
    repository.files.set('metadata/timestamp.json', repository.files.get(`metadata/${repository.role('snapshot').version}.snapshot.json`) ?? new Uint8Array())
    return ground.client().refresh()
  },
}
