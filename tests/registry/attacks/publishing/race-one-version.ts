import type { PublishingAttack } from '../_publishing-ground.ts'

export const attack: PublishingAttack = {
  title: 'many commits of one version, each with other bytes, are sent at once',
  code: 'HP_ERR_CONFLICT',
  async run(ground) {
    const lines: Awaited<ReturnType<typeof ground.staged>>[] = []
    // In turn: so many of one publisher are not held at once.
    for (const n of [1, 2, 3, 4, 5, 6]) lines.push(await ground.staged({}, { 'README.md': `${n}` }))
    const before = await ground.lines()
    const commits = await Promise.all(lines.map((line) => ground.commit({ lines: { 'acme.mail': [...before, line] } })))
    const answers = await Promise.allSettled(commits.map((commit) => ground.send(commit)))
    const refusals = answers.flatMap((answer) => answer.status === 'rejected' ? [answer.reason as unknown] : [])
    await ground.settle()
    if (refusals.length !== 5) throw new TypeError(`${refusals.length} of 6 were refused`)
    return ground.alike(refusals, async (refusal) => { throw refusal })
  },
  async check(_outcome, ground) {
    const versions = (await ground.lines()).map(({ version }) => version)
    return versions.join() === '1.0.0,1.1.0,2.0.0' ? [] : [`the index has ${versions.join()}`]
  },
}
