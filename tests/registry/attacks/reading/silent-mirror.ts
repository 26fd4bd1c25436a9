import type { Attack } from '../_attack.ts'

export const attack: Attack = {
  title: 'a mirror that takes the question and never answers',
  code: 'HP_ERR_REGISTRY_UNREACHABLE',
  async run(ground) {
    await ground.http(() => undefined, 400)
    return ground.client().refresh()
  },
}
