import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'bytes that drip',
  code: 'HP_ERR_REGISTRY_UNREACHABLE',
  async run(ground) {
    await ground.http((request, response) => {
      if (request.url !== '/metadata/timestamp.json') return ground.honest(request, response)
      const timer = setInterval(() => response.write(' '), 20)
      response.on('close', () => { clearInterval(timer) })
    }, 400)
    return ground.client().refresh()
  },
}
