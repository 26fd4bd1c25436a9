import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a role with fields that nobody knows',
  code: 'HP_ERR_PUBLISH_DENIED',
  async run(ground) {
    return ground.alike([
      { custom: { run: 'me' } }, { consistent_snapshot: false }, { 'x-acme': 1 },
    ], async (fields) => ground.send(await ground.signed((role) => ({ ...role, ...fields }))))
  },
}
