import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'a redirect to another machine',
  code: 'HP_ERR_REGISTRY_CORRUPT',
  async run(ground) {
    await ground.http((request, response) => {
      if (request.url !== '/metadata/timestamp.json') return ground.honest(request, response)
      response.writeHead(302, { location: 'http://198.51.100.7/x' }).end()
    })
    return ground.client().refresh()
  },
}
