import { test } from 'tap'
import { Turns } from '../../../host/capabilities/turns.ts'

const turn = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve) })

/** Asks for a place and writes down when it was had. */
function enter(turns: Turns, had: string[], plugin: string, length = 0): void {
  const later = turns.enter(plugin, length)
  if (later === undefined) had.push(plugin)
  else void later.then(() => had.push(plugin))
}

test('Turns.enter() lets little in at once', async (t) => {
  const turns = new Turns()
  for (let nth = 0; nth < 100; nth++) t.equal(turns.enter('a.b', 100), undefined)
})

test('Turns.enter() spreads much over turns, in its order', async (t) => {
  const turns = new Turns()
  const had: string[] = []
  for (let nth = 0; nth < 6; nth++) {
    const later = turns.enter('a.b', 200_000)
    if (later === undefined) had.push(`${nth} now`)
    else void later.then(() => had.push(String(nth)))
  }
  t.strictSame(had, ['0 now', '1 now'])
  await turn()
  t.strictSame(had, ['0 now', '1 now', '2', '3'])
  await turn()
  t.strictSame(had, ['0 now', '1 now', '2', '3', '4', '5'])
  await turn()
  t.equal(turns.enter('a.b', 200_000), undefined, 'what waited is forgotten')
})

test('Turns.enter() lets nothing of a plugin pass what waits of it', async (t) => {
  const turns = new Turns()
  const had: string[] = []
  for (const name of ['first', 'second', 'third']) void (turns.enter('a.b', 300_000) ?? Promise.resolve()).then(() => had.push(name))
  void (turns.enter('a.b', 1) ?? Promise.resolve()).then(() => had.push('short'))
  while (had.length < 4) await turn()
  t.strictSame(had, ['first', 'second', 'third', 'short'])
})

test('Turns.enter() gives each plugin its place: one with much to say does not stand before the others', async (t) => {
  const turns = new Turns()
  const had: string[] = []
  for (let nth = 0; nth < 10; nth++) enter(turns, had, 'loud.one', 300_000)
  enter(turns, had, 'calm.one')
  enter(turns, had, 'calm.two')
  await turn()
  await turn()
  t.strictSame(had.filter((plugin) => plugin.startsWith('calm')), ['calm.one', 'calm.two'])
  t.ok(had.length < 6, 'the loud one still waits')
  while (had.length < 12) await turn()
})
