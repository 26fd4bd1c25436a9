import type { Attack } from '../_attack.ts'

/** A refresh follows 256 roots at most, and the next goes on from there. */
export const attack: Attack = {
  title: 'one root after another, each right',
  code: 'harmless',
  async run(ground) {
    const { repository } = ground
    for (let version = 2; version <= 300; version++) repository.rotateRoot(() => undefined)
    const { asked, ...source } = repository.source()
    ground.source = source
    const state = await ground.client().refresh()
    return { ...state, asked: asked.length }
  },
  check: (outcome) => (outcome as { asked: number }).asked < 300 ? [] : ['every root was asked for'],
}
