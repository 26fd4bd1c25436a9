import { nearest } from '../../http/nearest.ts'
import { command } from '../command.ts'
import { EXIT_CODES, exitCodesHelp } from '../exit-codes.ts'
import { commandHelp, groupHelp, overview } from '../help.ts'
import { usageError } from '../usage-error.ts'

export const help = command({
  name: 'help',
  summary: 'Show the help of a command',
  arguments: [{ name: 'topic', description: 'a command, or exit-codes', many: true, optional: true }],
  examples: ['hardpoint help', 'hardpoint help feature set', 'hardpoint help exit-codes'],
  async run({ commands }, { topic }) {
    const name = topic.join(' ')
    if (name === '') return { data: commands.map((one) => ({ name: one.name, summary: one.summary })), text: overview(commands) }
    if (name === 'exit-codes') return { data: EXIT_CODES, text: exitCodesHelp() }
    const found = commands.find((one) => one.name === name)
    if (found !== undefined) {
      const { run: _, ...data } = found
      return { data, text: commandHelp(found) }
    }
    if (commands.some((one) => one.name.startsWith(`${name} `))) return { data: commands.filter((one) => one.name.startsWith(`${name} `)).map((one) => one.name), text: groupHelp(name, commands) }
    throw usageError(`There is no command ${JSON.stringify(name)}. Did you mean ${nearest(name, commands.map((one) => one.name), 'one of hardpoint help')}?`)
  },
})
