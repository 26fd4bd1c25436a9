import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'a sign-in page in place of every file',
  code: 'HP_ERR_REGISTRY_CORRUPT',
  async run(ground) {
    await ground.http((_request, response) => { response.end('<!doctype html><title>Sign in</title>') })
    return ground.client().refresh()
  },
}
