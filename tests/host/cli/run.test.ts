import { HardpointError } from '@hardpoint/schemas/errors'
import { test } from 'tap'
import { command } from '../../../host/cli/command.ts'
import { home, tryCli } from './_try.ts'

const make = (run: Parameters<typeof command>[0]['run']): ReturnType<typeof command> => command({ name: 'do it', summary: 'Do it', examples: [], run })

test('run() prints data as JSON under --json, and text without', async (t) => {
  const commands = [make(async () => ({ data: { a: 1 }, text: 'A one', exit: 3 }))]
  t.match(await tryCli(['do', 'it'], { directory: home(t), commands }), { exit: 3, out: 'A one', err: '' })
  const { exit, out } = await tryCli(['do', 'it', '--json'], { directory: home(t), commands })
  t.same([exit, JSON.parse(out)], [3, { a: 1 }])
})

test('run() folds text on a terminal that is narrower, and never JSON', async (t) => {
  const text = `  label  ${'word '.repeat(20).trim()}`
  const commands = [make(async () => ({ data: { text }, text }))]
  t.equal((await tryCli(['do', 'it'], { directory: home(t), commands })).out, text)
  t.ok((await tryCli(['do', 'it'], { directory: home(t), commands, columns: 40 })).out.split('\n').every((line) => line.length <= 40))
  t.same(JSON.parse((await tryCli(['do', 'it', '--json'], { directory: home(t), commands, columns: 40 })).out), { text })
})

test('run() prints errors on stderr, as one line and the fix, or as JSON', async (t) => {
  const commands = [make(async () => { throw new HardpointError('HP_ERR_NOT_INSTALLED', { plugin: 'x\u001b[2J', nearest: 'y' }) })]
  const plain = await tryCli(['do', 'it'], { directory: home(t), commands })
  t.match(plain, { exit: 4, out: '', err: /^error There is no plugin x\\u001b\[2J on this host\. HP_ERR_NOT_INSTALLED\nfix   Did you mean y\?/ })
  const json = await tryCli(['do', 'it', '--json'], { directory: home(t), commands })
  t.equal(json.out, '')
  t.match(JSON.parse(json.err), { error: { code: 'HP_ERR_NOT_INSTALLED', plugin: String, fix: String }, exit: 4 })
})

test('run() answers usage errors as JSON too, where --json is given', async (t) => {
  const { exit, err } = await tryCli(['lisst', '--json'], { directory: home(t) })
  t.equal(exit, 2)
  t.match(JSON.parse(err), { error: { code: 'HP_ERR_USAGE', message: /Did you mean list\?/ } })
})

test('run() gives 70 and the stack for what is no error of ours', async (t) => {
  const { exit, err } = await tryCli(['do', 'it'], { directory: home(t), commands: [make(async () => { throw new TypeError('boom') })] })
  t.equal(exit, 70)
  t.match(err, /HP_ERR_INTERNAL[\s\S]*TypeError: boom/)
})

test('run() gives 130 when interrupted', async (t) => {
  const stop = new AbortController()
  const commands = [make(async () => { stop.abort(); throw new TypeError('aborted') })]
  t.match(await tryCli(['do', 'it'], { directory: home(t), commands, signal: stop.signal }), { exit: 130, err: '' })
})

test('run() shows help when asked, and as a usage error when a command is missing', async (t) => {
  t.match(await tryCli(['--help'], { directory: home(t) }), { exit: 0, out: /Usage: hardpoint <command>/ })
  t.match(await tryCli([], { directory: home(t) }), { exit: 2, out: '', err: /Usage: hardpoint <command>/ })
  t.match(await tryCli(['feature'], { directory: home(t) }), { exit: 2, err: /hardpoint feature set/ })
  t.match(await tryCli(['feature', 'set', '-h'], { directory: home(t) }), { exit: 0, out: /Usage: hardpoint feature set <feature> <state>/ })
})

test('run() makes no data directory by a typing mistake', async (t) => {
  const { exit, err, calls } = await tryCli(['list', '--data', 'nowhere'], { directory: home(t) })
  t.equal(exit, 4)
  t.match(err, /nowhere.*HP_ERR_FILE_MISSING[\s\S]*hardpoint start/)
  t.same(calls, [])
})

test('run() takes the data directory from --data, then HARDPOINT_DATA, then .hardpoint', async (t) => {
  const directory = home(t)
  const commands = [make(async ({ dataDirectory }) => ({ data: dataDirectory, text: dataDirectory }))]
  t.equal((await tryCli(['do', 'it'], { directory, commands })).out, `${directory}/.hardpoint`)
  t.equal((await tryCli(['do', 'it'], { directory, commands, env: { HARDPOINT_DATA: 'a' } })).out, `${directory}/a`)
  t.equal((await tryCli(['do', 'it', '--data', '/b'], { directory, commands, env: { HARDPOINT_DATA: 'a' } })).out, '/b')
})
