import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a package that waits is asked for before its commit',
  code: 'HP_ERR_ROUTE_UNKNOWN',
  async run(ground) {
    const { sha256 } = await ground.staged()
    return ground.alike([
      `/packages/acme.mail/2.0.0-${sha256}.hpk`, `/private/staged/acme/${sha256}.hpk`, `/packages/acme.mail/..%2f..%2fprivate%2fstaged%2facme%2f${sha256}.hpk`,
    ], (path) => ground.call({ path }))
  },
}
