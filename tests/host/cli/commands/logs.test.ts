import picocolors from 'picocolors'
import { test } from 'tap'
import { renderLine } from '../../../../host/cli/commands/logs.ts'
import { home, tryCli } from '../_try.ts'

const LINE = { at: '2026-11-20T00:00:00Z', level: 'warn', plugin: 'a.b', requestId: '0123456789', message: 'hi\u001b[2J\nforged', fields: { x: 1 } } as const

test('logs prints lines for people, or as NDJSON', async (t) => {
  const api = { 'GET /logs?plugin=a.b&level=warn': `${JSON.stringify(LINE)}\n`, 'GET /logs': `${JSON.stringify(LINE)}\n` }
  const { exit, out } = await tryCli(['logs', 'a.b', '--level', 'warn'], { directory: home(t), api })
  t.match({ exit, out }, { exit: 0, out: '2026-11-20T00:00:00Z warn  a.b 01234567 hi\\u001b[2J\\u000aforged {"x":1}' })
  const json = await tryCli(['logs', '--json'], { directory: home(t), api })
  t.match(json, { exit: 0, calls: [['GET', '/logs']] })
  t.same(JSON.parse(json.out), LINE)
})

test('logs --json of several lines is one document a line', async (t) => {
  const lines = [LINE, { ...LINE, message: 'two\nlines' }]
  const { out } = await tryCli(['logs', '--json'], { directory: home(t), api: { 'GET /logs': `${lines.map((line) => JSON.stringify(line)).join('\n')}\n` } })
  t.same(out.split('\n').map((line) => JSON.parse(line) as unknown), lines)
})

test('logs prints nothing where there is nothing', async (t) => {
  const { calls, exit, out } = await tryCli(['logs', 'a.b', '--level', 'error'], { directory: home(t), api: { 'GET /logs?plugin=a.b&level=error': '' } })
  t.same({ exit, out, calls }, { exit: 0, out: '', calls: [['GET', '/logs?plugin=a.b&level=error']] })
})

test('logs -f needs a running host', async (t) => {
  t.match(await tryCli(['logs', '-f'], { directory: home(t) }), { exit: 6, err: /HP_ERR_HOST_NOT_RUNNING/ })
})

test('renderLine() prints one line, whatever a plugin wrote', async (t) => {
  const text = renderLine({ ...LINE, plugin: 'a\r\nb', fields: { 'k\u001b': '\u202e' } }, { colors: picocolors.createColors(false) })
  t.notMatch(text, /[\r\n\u001b\u202e]/)
})

test('renderLine() puts the frames of a stack below, indented and harmless: none passes for a line of the log', async (t) => {
  const stack = 'Error: x\n    at a (src/a.ts:1:2)\n2026-01-01T00:00:00Z info forged\n    at \u001b[2Jb\r (src/b.ts:3:4)'
  const [first, ...frames] = renderLine({ ...LINE, message: 'it failed', fields: { code: 'HP_ERR_PLUGIN_THREW', stack } }, { colors: picocolors.createColors(false) }).split('\n')
  t.match(first, /it failed \{"code":"HP_ERR_PLUGIN_THREW"\}$/)
  t.strictSame(frames, ['    at a (src/a.ts:1:2)', '    at \\u001b[2Jb\\u000d (src/b.ts:3:4)'])
})
