import { setTimeout } from 'node:timers/promises'
import type { PublishingAttack } from '../_publishing-ground.ts'

async function* drips(): AsyncGenerator<Uint8Array> {
  for (;;) {
    yield new Uint8Array(1)
    await setTimeout(10)
  }
}

export const attack: PublishingAttack = {
  title: 'an upload that drips for ever',
  code: 'HP_ERR_REQUEST_TIMEOUT',
  async run(ground) {
    await ground.serve({ requestTimeoutMs: 200 })
    return ground.call({ method: 'PUT', path: `/api/packages/${'a'.repeat(64)}`, type: 'application/octet-stream', token: ground.acme.token, body: drips() })
  },
}
