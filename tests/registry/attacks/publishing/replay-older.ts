import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'a commit of before is sent again',
  code: 'HP_ERR_CONFLICT',
  async run(ground) {
    const [one, two] = [await ground.staged({ version: '1.2.0' }), await ground.staged({ version: '1.3.0' })]
    const older = await ground.commit({ lines: { 'acme.mail': [...await ground.lines(), one] } })
    await ground.send(older)
    await ground.add(two)
    await ground.settle()
    return ground.send(older)
  },
}
