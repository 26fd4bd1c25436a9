import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a package that holds a secret of a well-known form',
  code: 'HP_ERR_PUBLISH_DENIED',
  run(ground) {
    return ground.alike([
      `ghp_${'aB3'.repeat(12)}`, `AKIA${'ABCDEFGH'.repeat(2)}`, `npm_${'aB3'.repeat(12)}`, `-----BEGIN PRIVATE KEY-----\n${'aB3+'.repeat(16)}`,
    ], (secret) => ground.staged({}, { 'ui/config.js': secret }))
  },
}
