import { command } from '../command.ts'
import { completions as scriptOf, SHELLS } from '../completions.ts'

export const completions = command({
  name: 'completions',
  summary: 'Print a completion script for a shell',
  arguments: [{ name: 'shell', description: SHELLS.join(', ') }],
  examples: ['source <(hardpoint completions bash)', 'hardpoint completions fish > ~/.config/fish/completions/hardpoint.fish'],
  async run({ commands }, { shell }) {
    const text = scriptOf(shell, commands)
    return { data: { shell, script: text }, text: text.trimEnd() }
  },
})
