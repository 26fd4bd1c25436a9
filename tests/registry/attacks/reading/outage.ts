import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'a mirror that is out of order',
  code: 'HP_ERR_REGISTRY_UNREACHABLE',
  async run(ground) {
    await ground.http((_request, response) => { response.writeHead(503).end() })
    return ground.client().refresh()
  },
}
