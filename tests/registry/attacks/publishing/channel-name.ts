import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a channel whose name is a range, a path, a look-alike or a trick on terminals',
  code: 'HP_ERR_BODY_INVALID',
  async run(ground) {
    const line = await ground.staged()
    const names = ['latest', 'v1', 'x', '1.x', '*', 'Beta', 'b\u0435ta', 'beta\u001b[2J', 'beta ', '../beta', '__proto__', 'be--ta', 'b'.repeat(33), '']
    return ground.alike(names, (channel) => ground.add({ ...line, channel }))
  },
}
