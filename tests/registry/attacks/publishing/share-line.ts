import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a share of hosts that is none',
  code: 'HP_ERR_BODY_INVALID',
  run(ground) {
    return ground.alike(['0', '100', '101', '-1', '1.5', '1e9', '"50"', 'null', '[50]', '{"__proto__":50}'], async (share) =>
      ground.send(await ground.text((text) => text.replace('{', `{"rollout":${share},`))))
  },
}
