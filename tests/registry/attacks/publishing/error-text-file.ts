import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a file\'s name in a package that would rewrite the terminal of who reads the error',
  code: 'HP_ERR_PACKAGE_FORMAT',
  run(ground) {
    return ground.alike(['ui/\u001b[2J.js', 'ui/\u202egpj.js'], (path) => ground.staged({}, { [path]: ground.acme.token }))
  },
}
