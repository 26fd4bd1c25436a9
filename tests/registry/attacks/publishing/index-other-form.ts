import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'an index in another form than ours: the same to us, and other bytes to others',
  code: 'HP_ERR_PUBLISH_DENIED',
  async run(ground) {
    return ground.alike([
      ['":', '": '], [',"', ', "'], ['Mail', '\\u004dail'], ['}', '}\r'],
    ] as const, async ([from, to]) => ground.send(await ground.text((text) => text.replace(from, to))))
  },
}
