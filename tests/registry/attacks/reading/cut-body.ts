import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'a body that ends before its length',
  code: 'HP_ERR_REGISTRY_UNREACHABLE',
  async run(ground) {
    await ground.http((request, response) => {
      if (request.url !== '/metadata/timestamp.json') return ground.honest(request, response)
      response.writeHead(200, { 'content-length': 500 }).write('{')
      setImmediate(() => response.destroy())
    })
    return ground.client().refresh()
  },
}
