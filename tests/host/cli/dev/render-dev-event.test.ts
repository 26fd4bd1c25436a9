import picocolors from 'picocolors'
import { HardpointError } from '@hardpoint/schemas/errors'
import { test } from 'tap'
import type { DevEvent } from '../../../../host/cli/dev/dev-event.ts'
import { renderDevEvent } from '../../../../host/cli/dev/render-dev-event.ts'

const AT = new Date(2026, 0, 2, 12, 30, 1)

function shown(event: DevEvent, { columns = Infinity, colors = false } = {}): string {
  return renderDevEvent(event, { colors: picocolors.createColors(colors), columns, directory: '/home/alice/hello', now: () => AT })
}

const SERVING: Extract<DevEvent, { readonly event: 'serving' }> = {
  event: 'serving', id: 'acme.hello', version: '0.1.0-dev.1', ms: 77, files: [], routesChanged: true, granted: [{ id: 'http.fetch', consent: 'Call api.acme.com.' }, { id: 'log', consent: 'Write.' }],
  routes: [{ method: 'GET', url: 'http://h:1/p/acme.hello/a', access: 'public' }, { method: 'POST', url: 'http://h:1/p/acme.hello/b', access: 'member' }],
}
const ERROR = new HardpointError('HP_ERR_BUILD', { problem: 'src/main.ts:4:7: Expected ";"' }).toJSON()

test('renderDevEvent() says where the host is, and what it may', async (t) => {
  const text = shown({ event: 'listening', url: 'http://h:1', tier: 'pro', data: '/home/alice/hello/.hardpoint/dev' })
  t.match(text, /runs at http:\/\/h:1\n/)
  t.match(text, / {2}tier {6}pro /)
  t.match(text, /your own machine/)
  t.match(text, /\$\(cat \.hardpoint\/dev\/admin-token\)/)
  t.match(shown({ event: 'listening', url: 'u', tier: 'pro', data: '/else/.hardpoint/dev' }), /cat \/else\/\.hardpoint\/dev\/admin-token/)
})

test('renderDevEvent() shows what is served, its routes where they are new, and what is granted', async (t) => {
  t.equal(shown(SERVING), [
    '12:30:01 serve  acme.hello 0.1.0-dev.1 after 77 ms',
    '                may http.fetch  Call api.acme.com.',
    '                may log         Write.',
    '                GET    http://h:1/p/acme.hello/a',
    '                POST   http://h:1/p/acme.hello/b member',
  ].join('\n'))
  t.equal(shown({ ...SERVING, files: ['a.ts', 'b.ts', 'c.ts', 'd.ts', 'e.ts'], routesChanged: false, granted: [] }), '12:30:01 serve  0.1.0-dev.1 after 77 ms  a.ts, b.ts, c.ts and 2 more')
})

test('renderDevEvent() shows what is wrong, its place, and what goes on', async (t) => {
  t.equal(shown({ event: 'failed', error: ERROR, files: ['src/main.ts'], serving: '0.1.0-dev.1' }), [
    '12:30:01 error  The plugin does not build: src/main.ts:4:7: Expected ";" HP_ERR_BUILD',
    '                Correct the source at the place named.',
    '                0.1.0-dev.1 goes on serving. Changed: src/main.ts',
  ].join('\n'))
  t.match(shown({ event: 'failed', error: ERROR, files: [], serving: null }), /Nothing is served yet\.$/)
})

test('renderDevEvent() shows a log line with the author\'s frames below it, those of the runtime left out', async (t) => {
  const stack = 'TypeError: no\n    at words (src/words.ts:2:9)\n    at sign (npm:jose@6.0.0/sign.js:1:1)\n    at start (hardpoint:runtime:12:3)'
  t.equal(shown({ event: 'log', line: { at: AT.toISOString(), level: 'warn', requestId: 'r', message: 'GET /x: it failed', fields: { code: 'HP_ERR_PLUGIN_THREW', stack, other: 1 } } }), [
    '12:30:01 warn   GET /x: it failed {"other":1}',
    '                at words (src/words.ts:2:9)',
    '                at sign (npm:jose@6.0.0/sign.js:1:1)',
  ].join('\n'))
  t.equal(shown({ event: 'log', line: { at: AT.toISOString(), level: 'error', message: 'TypeError: no\\u000a    at words (src/words.ts:2:9)\\u000a    at start (hardpoint:runtime:12:3)' } }), [
    '12:30:01 error  TypeError: no',
    '                at words (src/words.ts:2:9)',
  ].join('\n'), 'also of an error that the plugin logged itself')
})

test('renderDevEvent() lets no control character of a stranger reach the terminal', async (t) => {
  const evil = '\u001b[2J\u0007\u202e'
  const events: DevEvent[] = [
    { event: 'log', line: { at: AT.toISOString(), level: 'info', message: evil, fields: { [evil]: evil, stack: `E\n    at ${evil} (a.ts:1:1)` } } },
    { event: 'failed', error: { ...ERROR, message: evil, fix: evil }, files: [evil], serving: '1' },
    { ...SERVING, files: [evil], granted: [{ id: 'log', consent: evil }] },
  ]
  for (const event of events) t.notMatch(shown(event), /[\u001b\u0007\u202e]/)
})

test('renderDevEvent() folds to the terminal, each rest below its own column, and colours only where it may', async (t) => {
  const line: DevEvent = { event: 'log', line: { at: AT.toISOString(), level: 'info', message: 'word '.repeat(30).trim() } }
  for (const colors of [false, true]) {
    const lines = shown(line, { columns: 80, colors }).replaceAll(/\u001b\[\d+m/g, '').split('\n')
    t.equal(lines.length, 3)
    t.ok(lines.every((each) => each.length <= 80))
    t.ok(lines.slice(1).every((each) => /^ {16}word/.test(each)), lines.join('\n'))
  }
})

test('renderDevEvent() says how to open a debugger, and where a CPU profile is', async (t) => {
  const text = shown({ event: 'inspect', address: '127.0.0.1:1/token' })
  t.match(text, /^inspect: devtools:\/\/devtools\/bundled\/js_app\.html\?ws=127\.0\.0\.1:1\/token\n/)
  t.match(text, /no call has a time limit/)
  const file = '/home/alice/hello/.hardpoint/profiles/acme.hello-1.cpuprofile'
  t.match(shown({ event: 'profile', file, hottest: { name: 'slow\u001b[2J', file: 'src/slow.ts', line: 3, share: 0.975 } }), / CPU profile: \.hardpoint\/profiles\/acme\.hello-1\.cpuprofile\n +hottest: slow[^\u001b]* \(src\/slow\.ts:3\) 98 %$/)
  t.match(shown({ event: 'profile', file }), / CPU profile: .*\n +it waited all the time$/)
})
