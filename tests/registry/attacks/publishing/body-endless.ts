import type { PublishingAttack } from '../_publishing-ground.ts'

/** Over the limit, and then as if there were more: what is sent on after the answer could have the answer lost. */
async function* endless(): AsyncGenerator<Uint8Array> {
  for (let n = 0; n < 7; n++) yield new Uint8Array(16_384)
  await new Promise(() => undefined)
}

export const attack: PublishingAttack = {
  title: 'a package without a length and without end',
  code: 'HP_ERR_BODY_TOO_LARGE',
  run(ground) {
    return ground.call({ method: 'PUT', path: `/api/packages/${'a'.repeat(64)}`, type: 'application/octet-stream', token: ground.acme.token, body: endless() })
  },
}
