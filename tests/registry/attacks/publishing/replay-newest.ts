import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'the newest commit is sent again',
  code: 'harmless',
  async run(ground) {
    const commit = await ground.commit({ lines: { 'acme.mail': [...await ground.lines(), await ground.staged()] } })
    await ground.send(commit)
    await ground.settle()
    return ground.send(commit)
  },
  check: (outcome) => JSON.stringify(outcome) === '{"publisher":"acme","version":3}' ? [] : [`it was answered ${JSON.stringify(outcome)}`],
}
