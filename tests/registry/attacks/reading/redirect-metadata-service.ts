import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'a redirect to an address of the cloud\'s own',
  code: 'HP_ERR_REGISTRY_CORRUPT',
  async run(ground) {
    await ground.http((request, response) => {
      if (request.url !== '/metadata/timestamp.json') return ground.honest(request, response)
      response.writeHead(302, { location: 'http://169.254.169.254/latest/' }).end()
    })
    return ground.client().refresh()
  },
}
