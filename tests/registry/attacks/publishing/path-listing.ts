import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a folder is asked for',
  code: 'HP_ERR_ROUTE_UNKNOWN',
  run(ground) {
    return ground.alike([
      '/', '/metadata', '/metadata/', '/packages/acme.mail/', '/targets/index/', '/metadata/.', '/.well-known/x', '/metadata/.json',
    ], (path) => ground.call({ path }))
  },
}
