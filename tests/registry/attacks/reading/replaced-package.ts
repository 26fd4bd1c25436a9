import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'another key\'s package stands where the index points, with an index that follows',
  code: 'HP_ERR_REGISTRY_DIGEST',
  async run(ground) {
    const path = ground.indexOf('acme.mail')
    const text = String(ground.repository.files.get(path))
    ground.repository.files.set(path, Buffer.from(text.replaceAll(/"sha256":"[0-9a-f]{64}"/g, `"sha256":"${'a'.repeat(64)}"`)))
    return (await ground.host()).install('acme.mail')
  },
}
