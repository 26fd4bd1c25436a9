import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'what is private is asked for by every spelling of its path',
  code: 'HP_ERR_ROUTE_UNKNOWN',
  run(ground) {
    return ground.alike([
      '/private/tokens.json', '//private/tokens.json', '/./private/tokens.json', '/metadata/../private/tokens.json', '/metadata/..%2fprivate%2ftokens.json',
      '/metadata/%2e%2e/private/tokens.json',
      '/metadata/..%5cprivate%5ctokens.json', '/metadata/..\\private\\tokens.json', '/packages/acme.mail/..%2f..%2fprivate%2fonline.key.json', '/packages/..%2fprivate/tokens.json',
      '/targets/index/..%2f..%2fprivate%2ftokens.json',
      '/metadata/%252e%252e%252fprivate%252ftokens.json', '/PRIVATE/tokens.json', '/catalog.ndjson/../private/tokens.json', 'http://127.0.0.1/private/tokens.json',
    ], (path) => ground.call({ path }))
  },
}
