import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a path with a NUL in it',
  code: 'HP_ERR_ROUTE_UNKNOWN',
  run(ground) {
    return ground.alike([
      '/metadata/timestamp.json%00', '/metadata/%00', '/metadata/1.root.json%00.json', '/packages/acme.mail%00/x.hpk', '/private/tokens.json%00.json',
    ], (path) => ground.call({ path }))
  },
}
