import { HardpointError } from '@hardpoint/schemas/errors'
import { test } from 'tap'
import type { PluginCode } from '../../../host/cells/cells.ts'
import { SourceMaps } from '../../../host/runtime/source-maps.ts'

const FRAME = 'at send (plugin:acme.mail/main.js:2:5)'
/** Line 2 of the bundle, column 5, is line 10, column 3 of the source. */
const MAPPINGS = ';IASE'

function plugin(map: unknown, digest = 'd'): { code: PluginCode; sourceMap: () => Uint8Array; read: () => number } {
  let reads = 0
  const bytes = Buffer.from(typeof map === 'string' ? map : JSON.stringify(map))
  const code: PluginCode = { id: 'acme.mail', version: '1.0.0', digest, placement: 'acme', main: '', limits: { cpuMs: 1, wallMs: 1, memoryMb: 8, concurrency: 1 }, surface: {} }
  return { code, sourceMap: () => { reads++; return bytes }, read: () => reads }
}

function mapOf(changes: object = {}): object {
  return { version: 3, sources: ['src/send.ts'], names: [], mappings: MAPPINGS, ...changes }
}

/** What is left of one frame with a map. */
function shown(map: unknown, text = FRAME): string {
  return new SourceMaps().text(plugin(map), text)
}

test('SourceMaps.text() names the author\'s file, line and column', async (t) => {
  t.equal(shown(mapOf()), 'at send (src/send.ts:10:3)')
  t.equal(shown(mapOf(), `Error: x\n    ${FRAME}\n    at start (hardpoint:runtime:1:2)\n    ${FRAME}`), 'Error: x\n    at send (src/send.ts:10:3)\n    at start (hardpoint:runtime:1:2)\n    at send (src/send.ts:10:3)')
  t.equal(shown(mapOf(), 'plugin:acme.mail/main.js:2:9'), 'src/send.ts:10:3', 'the position before it on the line')
})

test('SourceMaps.text() leaves what no source is known of', async (t) => {
  for (const text of ['plugin:acme.mail/main.js:1:1', 'plugin:acme.mail/main.js:2:4', 'plugin:acme.mail/main.js:3:1', 'plugin:acme.mail/main.js:0:0', 'plugin:acme.other/main.js:2:5', 'hardpoint:runtime:2:5', 'plain']) {
    t.equal(shown(mapOf(), text), text)
  }
})

test('SourceMaps reads a map when an error is there, and once', async (t) => {
  const maps = new SourceMaps()
  const it = plugin(mapOf())
  t.equal(maps.text(it, 'nothing to map'), 'nothing to map')
  t.equal(it.read(), 0)
  for (let error = 0; error < 5; error++) maps.text(it, FRAME)
  t.equal(it.read(), 1)
})

const UNUSABLE: readonly (readonly [name: string, map: unknown])[] = [
  ['that is no JSON', '{"version":3,'],
  ['that is null', 'null'],
  ['that is empty', ''],
  ['of another version', mapOf({ version: 2 })],
  ['without sources', mapOf({ sources: 'src/send.ts' })],
  ['whose sources are no text', mapOf({ sources: [{ toString: 1 }] })],
  ['without positions', mapOf({ mappings: 5 })],
  ['of maps within maps', { version: 3, sections: [{ offset: { line: 0, column: 0 }, map: mapOf() }] }],
  ['with 1.1 MB of positions', mapOf({ mappings: `${MAPPINGS}${',AAAA'.repeat(220_000)}` })],
  ['of 9 MB', mapOf({ sourcesContent: ['x'.repeat(9_000_000)] })],
  ['of a million values', `{"version":3,"sources":["a.ts"],"mappings":"${MAPPINGS}","x":[${'[],'.repeat(1_000_000)}0]}`],
  ['nested deeper than a stack', `{"version":3,"sources":${'['.repeat(2_000_000)}`],
  ['with a position in a source that is not there', mapOf({ mappings: ';ICSE' })],
  ['with a position in a source before the first', mapOf({ mappings: ';IDSE' })],
  ['with a line before the first', mapOf({ mappings: ';IATE' })],
  ['with a column before the first', mapOf({ mappings: ';IASF' })],
  ['with a line past all counting', mapOf({ mappings: ';IAggggggB' })],
  ['with the name of nothing', mapOf({ sources: ['../..'] })],
]

for (const [name, map] of UNUSABLE) {
  test(`SourceMaps.text() leaves the text as it came with a map ${name}`, async (t) => {
    t.equal(shown(map), FRAME)
  })
}

test('SourceMaps.text() survives a number that never ends', async (t) => {
  t.match(shown(mapOf({ mappings: `;IA${'g'.repeat(1_000_000)}` })), /^at send \(src\/send\.ts:\d+:\d+\)$/)
})

test('SourceMaps.text() takes a map whose strings hold what looks like structure', async (t) => {
  t.equal(shown(mapOf({ sourcesContent: [`"\\"${'[,{'.repeat(100_000)}`] })), 'at send (src/send.ts:10:3)')
})

const NAMES: readonly (readonly [source: string, shown: string])[] = [
  ['npm:jose@6.2.17/dist/index.js', 'npm:jose@6.2.17/dist/index.js'],
  ['src/größe (neu)/[id].ts', 'src/größe (neu)/[id].ts'],
  ['./src/./a.ts', 'src/a.ts'],
  ['/home/alice/secret-project/src/a.ts', 'a.ts'],
  ['C:\\Users\\alice\\src\\a.ts', 'a.ts'],
  ['\\\\server\\share\\a.ts', 'a.ts'],
  ['file:///home/alice/a.ts', 'a.ts'],
  ['webpack:///src/a.ts', 'a.ts'],
  ['../../alice/work/a.ts', 'a.ts'],
  ['src/../../../etc/passwd', 'passwd'],
  ['src\\a.ts', 'src/a.ts'],
  ['a\u001b[2J\u001b]0;owned\u0007.ts', 'a?[2J?]0?owned?.ts'],
  ['a\nfix   run this\r.ts', 'a?fix   run this?.ts'],
  ['a\u202ets.exe\u2066\u200b', 'a?ts.exe??'],
  ['a","code":"x\\', 'a?,?code?:?x'],
  [`${'x'.repeat(5000)}.ts`, `${'x'.repeat(197)}.ts`],
]

for (const [source, name] of NAMES) {
  test(`SourceMaps.text() shows the source ${JSON.stringify(source.slice(0, 40))} harmlessly`, async (t) => {
    t.equal(shown(mapOf({ sources: [source] })), `at send (${name}:10:3)`)
    t.doesNotThrow(() => { JSON.parse(shown(mapOf({ sources: [source] }), JSON.stringify({ message: FRAME }))) }, 'also within JSON')
  })
}

test('SourceMaps.text() ignores where a map says that its sources are', async (t) => {
  t.equal(shown(mapOf({ sourceRoot: '/home/alice/', file: '/home/alice/x' })), 'at send (src/send.ts:10:3)')
})

test('SourceMaps.text() maps a bounded number of positions', async (t) => {
  const text = shown(mapOf({ sources: ['x'.repeat(200)] }), `${FRAME}\n`.repeat(500))
  t.equal(text.match(/x{200}/g)?.length, 64)
})

test('SourceMaps rests after it read a map, ten times as long as that took', async (t) => {
  let now = 0
  const maps = new SourceMaps(() => now)
  const slow = { ...plugin(mapOf(), 'slow'), sourceMap: () => { now += 50; return Buffer.from(JSON.stringify(mapOf())) } }
  const other = plugin(mapOf(), 'other')
  t.not(maps.text(slow, FRAME), FRAME)
  t.equal(maps.text(other, FRAME), FRAME, 'shown as it came, rather than at the cost of everybody')
  t.not(maps.text(slow, FRAME), FRAME, 'what is there is used')
  now += 499
  t.equal(maps.text(other, FRAME), FRAME)
  now += 1
  t.not(maps.text(other, FRAME), FRAME)
})

test('SourceMaps keeps the maps used last, by the memory they take', async (t) => {
  const big = mapOf({ mappings: `${MAPPINGS}${',A'.repeat(400_000)}` })
  const maps = new SourceMaps(() => 0)
  const [first, second, third] = [plugin(big, '1'), plugin(big, '2'), plugin(big, '3')]
  for (const each of [first, second, first, third, first]) maps.text(each, FRAME)
  t.strictSame([first, second, third].map(({ read }) => read()), [1, 1, 1])
  maps.text(second, FRAME)
  t.equal(second.read(), 2, 'the third had taken its place')
  const small = Array.from({ length: 70 }, (_, each) => plugin(null, `none ${each}`))
  for (const each of small) maps.text(each, FRAME)
  for (const each of small.slice(-60)) maps.text(each, FRAME)
  t.strictSame(new Set(small.slice(-60).map(({ read }) => read())), new Set([1]), 'one that is not usable is not read again either')
})

test('SourceMaps.text() does without a package that cannot be read, and tries again', async (t) => {
  const maps = new SourceMaps(() => 0)
  const it = plugin(mapOf())
  let gone = true
  const there = { ...it, sourceMap: () => { if (gone) throw new HardpointError('HP_ERR_PACKAGE_MISSING', { plugin: 'acme.mail', version: '1.0.0', file: 'x' }); return it.sourceMap() } }
  t.equal(maps.text(there, FRAME), FRAME)
  gone = false
  t.not(maps.text(there, FRAME), FRAME)
  t.equal(maps.text({ code: { ...it.code, digest: 'other' } }, FRAME), FRAME, 'a package without a map')
})

test('SourceMaps.error() maps a plugin\'s failure, its details unchanged otherwise', async (t) => {
  const thrown = new HardpointError('HP_ERR_PLUGIN_THREW', { plugin: 'acme.mail', what: 'route send', problem: 'TypeError: no', stack: `TypeError: no\n    ${FRAME}`, pluginCode: 'X' })
  const error = new SourceMaps().error(plugin(mapOf()), thrown)
  t.match(error, { code: 'HP_ERR_PLUGIN_THREW', message: thrown.message })
  t.strictSame((error as HardpointError).details, { ...thrown.details, stack: 'TypeError: no\n    at send (src/send.ts:10:3)' })
})

test('SourceMaps.error() parts the words of a module that does not load from where it threw', async (t) => {
  const error = (problem: string): unknown => new SourceMaps().error(plugin(mapOf()), new HardpointError('HP_ERR_PLUGIN_LOAD', { plugin: 'acme.mail', problem }))
  t.match(error(`RangeError: top\n    ${FRAME}`), { message: /loaded: RangeError: top\.$/, details: { problem: 'RangeError: top', stack: 'RangeError: top\n    at send (src/send.ts:10:3)' } })
  t.match(error('SyntaxError: twice [plugin:acme.mail/main.js:2:5]'), { message: /SyntaxError: twice \[src\/send\.ts:10:3\]/, details: { stack: undefined } })
})

test('SourceMaps.error() leaves what is no failure of the plugin\'s own code', async (t) => {
  const maps = new SourceMaps()
  const others = [
    new HardpointError('HP_ERR_STOPPED', { plugin: 'acme.mail', what: FRAME }), new TypeError(FRAME), undefined,
    new HardpointError('HP_ERR_PLUGIN_THREW', { plugin: 'acme.mail', what: 'w', problem: FRAME, stack: FRAME, refusal: true }),
  ]
  for (const other of others) t.equal(maps.error(plugin(mapOf()), other), other)
})
