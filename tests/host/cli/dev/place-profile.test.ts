import { pathToFileURL } from 'node:url'
import { test } from 'tap'
import { transformSync } from 'esbuild'
import { placeProfile } from '../../../../host/cli/dev/place-profile.ts'

const SOURCE = 'interface Unused { readonly a: 1 }\n\nexport function slow(): number {\n  let sum = 0\n  for (const each of [1, 2]) sum += each\n  return sum\n}\n'
const { map, code } = transformSync(SOURCE, { loader: 'ts', sourcemap: 'external', sourcefile: 'src/slow.ts' })
/** From 0, in the bundle. */
const LINE = code.split('\n').findIndex((line) => line.includes('function slow'))
const BUNDLE = 'plugin:acme.hello/main.js'

function node(id: number, functionName: string, url: string, children: readonly number[] = [], lineNumber = LINE) {
  return { id, hitCount: 1, children, positionTicks: [{ line: lineNumber + 1, ticks: 1 }], callFrame: { functionName, scriptId: '3', url, lineNumber, columnNumber: 0 } }
}

/** The root; a handler in the runtime; slow() in it, and what slow() calls of V8's own. */
const PROFILE = {
  nodes: [node(1, '(root)', '', [2, 5]), node(2, 'call', 'hardpoint:runtime', [3]), node(3, 'slow', BUNDLE, [4]), node(4, 'sort', ''), node(5, '(idle)', '')],
  startTime: 0, endTime: 1000, samples: [2, 3, 4, 5], timeDeltas: [0, 100, 300, 600],
}

function place(profile: unknown, sourceMap: string | undefined = map) {
  return placeProfile({ plugin: 'acme.hello', profile: typeof profile === 'string' ? profile : JSON.stringify(profile), sourceMap }, '/home/alice/hello')
}

test('placeProfile() names the author\'s file and line, and counts what V8 did for whom it did it', async (t) => {
  t.not(LINE, 2, 'it stands elsewhere in the bundle')
  const placed = place(PROFILE)
  // 100 in the runtime before it, 300 in slow(), 600 in sort() that it called; at rest from then on.
  t.strictSame(placed?.hottest, { name: 'slow', file: 'src/slow.ts', line: 3, share: 0.9 })
  t.notOk('positionTicks' in (placed?.profile.nodes[2] ?? {}), 'which are lines of the bundle')
  t.match(placed?.profile.nodes[2]?.callFrame, { functionName: 'slow', url: pathToFileURL('/home/alice/hello/src/slow.ts').href, lineNumber: 2 })
  t.strictSame(placed?.profile.nodes.filter(({ id }) => id !== 3), PROFILE.nodes.filter(({ id }) => id !== 3), 'all else is as it was')
  t.strictSame(placed?.profile.timeDeltas, PROFILE.timeDeltas)
})

test('placeProfile() keeps the place in the bundle where the map has none, and names packages as such', async (t) => {
  t.match(place(PROFILE, '{"version":3,"sources":[],"names":[],"mappings":""}'), { hottest: { name: 'slow', file: 'main.js', line: LINE + 1 } })
  t.match(placeProfile({ plugin: 'acme.hello', profile: JSON.stringify(PROFILE), sourceMap: undefined }, '/'), { hottest: { file: 'main.js' } })
  const packaged = place(PROFILE, map.replace('src/slow.ts', 'npm:zod/index.js'))
  t.match(packaged, { hottest: { file: 'npm:zod/index.js' } })
  t.equal(packaged?.profile.nodes[2]?.callFrame.url, 'npm:zod/index.js')
})

test('placeProfile() names nothing where the plugin waited', async (t) => {
  t.equal(place({ ...PROFILE, samples: [5, 5, 5, 5] })?.hottest, undefined)
  t.equal(place({ ...PROFILE, samples: [2, 2, 2, 2] })?.hottest, undefined, 'or only the runtime worked')
})

test('placeProfile() takes what a broken cell says for no profile, or reads it to its end', async (t) => {
  for (const lie of ['', 'null', '[]', '{}', '{"nodes":[null],"samples":[],"timeDeltas":[]}', { ...PROFILE, samples: 5 }, { ...PROFILE, nodes: [{ id: 1 }] }]) t.equal(place(lie), undefined, JSON.stringify(lie))
  const cycle = [node(1, 'a', '', [2]), node(2, 'b', '', [1])]
  t.equal(place({ ...PROFILE, nodes: cycle, samples: [1, 2, 1] })?.hottest, undefined, 'a tree that bites its own tail')
})
