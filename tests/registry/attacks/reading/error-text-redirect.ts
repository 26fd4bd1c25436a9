import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'a redirect whose address is meant for the admin\'s screen',
  code: 'HP_ERR_REGISTRY_CORRUPT',
  async run(ground) {
    await ground.http((request, response) => {
      if (request.url !== '/metadata/timestamp.json') return ground.honest(request, response)
      response.writeHead(302, { location: 'http://x/%1b[2K' }).end()
    })
    return ground.client().refresh()
  },
}
