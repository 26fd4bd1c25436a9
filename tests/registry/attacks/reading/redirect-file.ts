import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'a redirect to a file of the host',
  code: 'HP_ERR_REGISTRY_CORRUPT',
  async run(ground) {
    await ground.http((request, response) => {
      if (request.url !== '/metadata/timestamp.json') return ground.honest(request, response)
      response.writeHead(302, { location: 'file:///etc/passwd' }).end()
    })
    return ground.client().refresh()
  },
}
