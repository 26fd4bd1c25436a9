import type { PublishingAttack } from '../_publishing-ground.ts'

/** Over the limit, and then as if there were more: what is sent on after the answer could have the answer lost. */
async function* endless(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('{"publisher":"')
  for (let n = 0; n < 24; n++) yield Buffer.alloc(1_048_576, 'a')
  await new Promise(() => undefined)
}

export const attack: PublishingAttack = {
  title: 'a commit without a length and without end',
  code: 'HP_ERR_BODY_TOO_LARGE',
  run(ground) {
    return ground.call({ method: 'POST', path: '/api/commit', type: 'application/json', token: ground.acme.token, body: endless() })
  },
}
