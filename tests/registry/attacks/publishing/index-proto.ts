import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'an index line with __proto__ in it',
  code: 'HP_ERR_BODY_INVALID',
  async run(ground) {
    return ground.alike([
      '__proto__', 'constructor',
    ], async (name) => ground.send(await ground.text((text) => text.replace('{', `{"${name}":{"tier":"free"},`))))
  },
}
