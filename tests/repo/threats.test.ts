import { test } from 'tap'
import { threats } from './checks/threats.ts'
import { readTree, treeOf } from './checks/_tree.ts'

test('threats() finds a test for every threat of this repository', async (t) => {
  t.strictSame(threats(readTree()), [])
})

const HEAD = '| threat | what stops it | test |\n|---|---|---|\n'
const FILES = { 'tests/hostile/time.test.ts': 'test(\'a loop\\\'s end\', async () => {})\ntest(`ends ${' + 'name} soon`, async () => {})' }
const of = (rows: string): string[] => threats(treeOf({ ...FILES, 'host/cells/THREATS.md': `# Threats\n\n${HEAD}${rows}\n` }))

const ACCEPTED: readonly (readonly [name: string, rows: string])[] = [
  ['a file', '| a | b | `hostile/time` |'],
  ['a file by its name', '| a | b | `time`: whatever it says |'],
  ['a file in words', '| a | b | time: ends |'],
  ['a link', '| a | b | [time](../../tests/hostile/time.test.ts): ends |'],
  ['a title', '| a | b | `hostile/time`: *a loop\'s end* |'],
  ['a title that is made of a case', '| a | b | `hostile/time`: *ends … soon* |'],
  ['a title of the file before', '| a | b | `hostile/time` |\n| c | d | *a loop\'s end* |'],
  ['another table', '| a | b | `hostile/time` |\n\nText.\n\n| word | meaning |\n|---|---|\n| x | y |'],
]

for (const [name, rows] of ACCEPTED) {
  test(`threats() accepts ${name}`, async (t) => {
    t.strictSame(of(rows), [])
  })
}

test('threats() reports a threat without a test', async (t) => {
  t.strictSame(of('| a | b | none yet |'), ['host/cells/THREATS.md names no test for "a": none yet'])
  t.equal(of('| a | b | |').length, 1)
})

test('threats() reports a test file that does not exist, also beside one that does', async (t) => {
  t.strictSame(of('| a | b | `hostile/time`, `hostile/gone` |'), ['host/cells/THREATS.md names a test file that does not exist: hostile/gone'])
  t.match(of('| a | b | `ime`: *a loop\'s end* |'), [/ime/, /names no test/], 'a part of a name is none')
})

test('threats() reports a title that is not in the file', async (t) => {
  t.strictSame(of('| a | b | `hostile/time`: *a loop\'s end*, *gone* |'), ['host/cells/THREATS.md names a test that is not in tests/hostile/time.test.ts: gone'])
})

test('threats() finds the titles of hazards by the test of their area', async (t) => {
  const files = { 'tests/hostile/time.test.ts': '', 'tests/hostile/hazards/time/loop.ts': 'title: \'a loop\\\'s end\',', 'tests/hostile/hazards/memory/heap.ts': 'title: \'a heap\',' }
  const of = (rows: string): string[] => threats(treeOf({ ...files, 'host/cells/THREATS.md': `# Threats\n\n${HEAD}${rows}\n` }))
  t.strictSame(of('| a | b | `hostile/time`: *a loop\'s end* |'), [])
  t.strictSame(of('| a | b | `hostile/time`: *a heap* |'), ['host/cells/THREATS.md names a test that is not in tests/hostile/time.test.ts: a heap'])
})

test('threats() finds the titles of attacks by the test of their area', async (t) => {
  const files = { 'tests/registry/attacks/reading.test.ts': '', 'tests/registry/attacks/reading/freeze.ts': 'title: \'a freeze\',' }
  const of = (rows: string): string[] => threats(treeOf({ ...files, 'registry/THREATS.md': `# Threats\n\n${HEAD}${rows}\n` }))
  t.strictSame(of('| a | b | `attacks/reading`: *a freeze* |'), [])
  t.equal(of('| a | b | `attacks/reading`: *a thaw* |').length, 1)
})
