import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { COMMANDS } from '../../../host/cli/commands.ts'
import { GLOBAL_OPTIONS } from '../../../host/cli/parse-arguments.ts'

test('COMMANDS has every command of the issue', async (t) => {
  const names = COMMANDS.map(({ name }) => name)
  for (const name of ['start', 'install', 'list', 'info', 'enable', 'disable', 'remove', 'grants', 'feature list', 'feature set', 'feature kill', 'feature explain', 'license show', 'license set', 'license keygen', 'license issue', 'logs', 'doctor', 'plugin build', 'plugin sign', 'plugin pack', 'plugin publish', 'keys new', 'registry start']) {
    t.ok(names.includes(name), name)
  }
  t.equal(new Set(names).size, names.length, 'no name twice')
})

test('COMMANDS lists every file of commands/, and no other', async (t) => {
  const files = readdirSync(join(import.meta.dirname, '../../../host/cli/commands')).filter((file) => !file.startsWith('_')).map((file) => file.replace('.ts', ''))
  t.same(COMMANDS.map(({ name }) => name.replace(' ', '-')).sort(), files.sort())
})

test('COMMANDS are whole: summary without a stop, described, with examples that begin as they are named', async (t) => {
  const types = new Map<string, string>()
  for (const { name, summary, examples, options, arguments: declared } of COMMANDS) {
    t.match(summary, /^[A-Z].*[^.]$/, name)
    t.ok(examples.length > 0 && examples.some((example) => example.includes(`hardpoint ${name}`)), `${name} has an example`)
    for (const [option, { type, description, short }] of Object.entries(options)) {
      t.notOk(Object.hasOwn(GLOBAL_OPTIONS, option), `--${option} of ${name} is no global option`)
      t.ok(description !== '')
      t.ok(short === undefined || short.length === 1)
      // The parser reads all options at once to find the command: one name, one type.
      t.equal(types.get(option) ?? type, type, `--${option} has one type everywhere`)
      types.set(option, type)
    }
    for (const [index, { description, many }] of declared.entries()) {
      t.ok(description !== '')
      t.ok(many !== true || index === declared.length - 1, 'only the last takes many')
    }
  }
})
