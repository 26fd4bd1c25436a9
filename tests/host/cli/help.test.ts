import { test } from 'tap'
import { COMMANDS } from '../../../host/cli/commands.ts'
import { commandHelp, groupHelp, overview, usageOf } from '../../../host/cli/help.ts'

test('overview() has every command in a line', async (t) => {
  const text = overview(COMMANDS)
  for (const { name, summary } of COMMANDS) t.match(text.split('\n').find((line) => line.startsWith(`  ${name} `)), summary)
})

test('commandHelp() derives from the table', async (t) => {
  for (const one of COMMANDS) {
    const text = commandHelp(one)
    t.match(text, usageOf(one))
    for (const option of Object.keys(one.options)) t.match(text, `--${option}`)
    for (const example of one.examples) t.match(text, example)
    t.match(text, '--json')
  }
})

test('usageOf() marks what is optional and what takes many', async (t) => {
  const usage = (name: string): string => usageOf(COMMANDS.find((one) => one.name === name) ?? { name: '', summary: '', arguments: [], options: {}, examples: [], run: async () => undefined })
  t.equal(usage('install'), 'hardpoint install <plugin>…')
  t.equal(usage('logs'), 'hardpoint logs [<plugin>]')
  t.equal(usage('config'), 'hardpoint config <plugin> [<setting>…]')
})

test('groupHelp() lists the verbs of a group', async (t) => {
  t.match(groupHelp('token', COMMANDS), /token new[\s\S]*token list[\s\S]*token revoke/)
  t.notMatch(groupHelp('token', COMMANDS), /license/)
})
