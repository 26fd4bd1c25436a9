import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a line that would rewrite the terminal of who reads the error',
  code: 'HP_ERR_BODY_INVALID',
  async run(ground) {
    const line = await ground.staged()
    return ground.alike([
      { ...line, version: '\u001b[2J' }, { ...line, id: 'acme.\u202email' }, { ...line, title: 'Mail\u001b]0;x\u0007' },
    ], (bad) => ground.add(bad))
  },
}
