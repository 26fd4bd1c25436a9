import { test } from 'tap'
import { command } from '../../../host/cli/command.ts'
import { parseArguments } from '../../../host/cli/parse-arguments.ts'

const run = async (): Promise<undefined> => undefined
const COMMANDS = [
  command({ name: 'list', summary: '', examples: [], run }),
  command({ name: 'config', summary: '', examples: [], arguments: [{ name: 'plugin', description: 'its id' }, { name: 'setting', description: '', many: true, optional: true }], run }),
  command({ name: 'feature set', summary: '', examples: [], arguments: [{ name: 'feature', description: '' }], options: { tier: { type: 'string', description: '' }, force: { type: 'boolean', short: 'f', description: '' }, tag: { type: 'string', multiple: true, description: '' } }, run }),
  command({ name: 'feature list', summary: '', examples: [], run }),
]
const parse = (line: string): ReturnType<typeof parseArguments> => parseArguments(line.split(' ').filter(Boolean), COMMANDS)

test('parseArguments() finds the command wherever its options stand', async (t) => {
  for (const line of ['feature set a/b --tier pro -f --tag x --tag y', '--tier pro -f feature set --tag x a/b --tag=y', '--json feature --tier=pro set -f a/b --tag x --tag y']) {
    const { command: found, args, options } = parse(line)
    t.equal(found?.name, 'feature set', line)
    t.same({ ...args }, { feature: 'a/b' })
    t.match(options, { tier: 'pro', force: true, tag: ['x', 'y'] })
  }
})

test('parseArguments() takes arguments by the table', async (t) => {
  t.same({ ...parse('config a').args }, { plugin: 'a', setting: [] })
  t.same({ ...parse('config a b=1 c=2').args }, { plugin: 'a', setting: ['b=1', 'c=2'] })
  t.same({ ...parse('config a -- --b=1').args }, { plugin: 'a', setting: ['--b=1'] }, 'after -- all is text')
  t.equal(parse('feature').group, 'feature')
  t.equal(parse('').command, undefined)
})

test('parseArguments() refuses what it does not know, with the nearest name', async (t) => {
  const cases: [string, RegExp][] = [
    ['lsit', /no command "lsit"\. Did you mean list\?/],
    ['feature sit', /no command "feature sit"\. Did you mean feature set\?/],
    ['__proto__', /no command/],
    ['constructor x', /no command/],
    ['list --josn', /no option --josn\. Did you mean --json\?/],
    ['list -x', /no option -x/],
    ['list --__proto__', /no option/],
    ['feature list --tier pro', /no option --tier/],
    ['config', /config needs <plugin>: its id/],
    ['list a', /list does not know what to do with "a"/],
    ['feature set a/b --tier', /argument missing/],
    ['feature set a/b --force=yes', /does not take an argument/],
  ]
  for (const [line, message] of cases) t.throws(() => parse(line), { code: 'HP_ERR_USAGE', message }, line)
})

test('parseArguments() lets help through whatever is missing', async (t) => {
  t.match(parse('config --help'), { command: { name: 'config' }, options: { help: true } })
})
