import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'an address that would rewrite the terminal of who reads the error',
  code: 'HP_ERR_ROUTE_UNKNOWN',
  run(ground) {
    return ground.alike(['/%1b%5b2J', '/packages/%e2%80%ae/x', '/metadata/%0d%0aset-cookie:%20a.json', '/api/downloads/%1b'], (path) => ground.call({ path }))
  },
}
