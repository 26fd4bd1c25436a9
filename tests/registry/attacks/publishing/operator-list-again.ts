import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'the list of publishers in force is sent again',
  code: 'harmless',
  async run(ground) {
    const change = await ground.made()
    await ground.sendRoles(change)
    await ground.settle()
    return ground.sendRoles(change)
  },
  check: (outcome) => JSON.stringify(outcome) === '{"versions":{"root":1,"targets":4}}' ? [] : [`it was answered ${JSON.stringify(outcome)}`],
}
