import { command } from '../command.ts'
import { completions as scriptOf, SHELLS } from '../completions.ts'

export const completions = command({
  name: 'completions',
  summary: 'Print a completion script for a shell',
  arguments: [{ name: 'shell', description: SHELLS.join(', ') }],
  examples: ['source <(hardpoint completions bash)', 'hardpoint completions fish > ~/.config/fish/completions/hardpoint.fish'],
  async run(_context, { shell }) {
    // Late: the table imports this command.
    const { COMMANDS } = await import('../commands.ts')
    const text = scriptOf(shell, COMMANDS)
    return { data: { shell, script: text }, text: text.trimEnd() }
  },
})
