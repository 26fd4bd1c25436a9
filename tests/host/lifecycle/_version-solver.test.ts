import { setImmediate as turn } from 'node:timers/promises'
import { test } from 'tap'
import type { IndexEntry } from '@hardpoint/schemas'
import { withSolver } from '../../../host/lifecycle/_version-solver.ts'
import { pigeons } from '../resolver/_adversaries.ts'
import { ADMIN, fixture, type Fixture } from './_harness.ts'

const EASY = { 'a.a': [{ version: '1.0.0' }, { version: '1.1.0' }] }

test('withSolver() chooses as resolve() does, and refuses with the same error', async t => {
  await withSolver(EASY, async solve => {
    t.strictSame([...await solve({ root: [{ id: 'a.a', range: '*' }] })], [['a.a', '1.1.0']])
    t.strictSame([...await solve({ root: [{ id: 'a.a', range: '*' }], packages: { 'a.a': [{ version: '0.9.0' }] } })], [['a.a', '0.9.0']], 'other versions for this once')
    await t.rejects(solve({ root: [{ id: 'a.a', range: '^2' }] }), { code: 'HP_ERR_RESOLUTION', message: /only 1\.1\.0 and 1\.0\.0/, details: { causes: ['no-version'] } })
    t.strictSame([...await solve({ root: [{ id: 'a.a', range: '~1.0' }] })], [['a.a', '1.0.0']], 'and goes on')
  })
})

test('withSolver() forgets one problem before the next', async t => {
  await withSolver(EASY, solve => solve({ root: [{ id: 'a.a', range: '*' }] }))
  await t.rejects(withSolver({}, solve => solve({ root: [{ id: 'a.a', range: '*' }] })), { code: 'HP_ERR_RESOLUTION', details: { causes: ['missing'] } })
})

test('withSolver() gives up at the end of the budget', async t => {
  const { packages, root } = pigeons(14)
  await t.rejects(withSolver(packages, solve => solve({ root, policy: { maxMs: 100 } })), { code: 'HP_ERR_RESOLUTION_BUDGET', details: { budget: '100 ms' } })
})

/** As the registry would list a version; nobody gets so far as to download it. */
function line(id: string, version: string, dependencies: IndexEntry['dependencies'] = {}): IndexEntry {
  return {
    schema: 1, id, version, dependencies, sha256: 'a'.repeat(64), size: 1, keyid: 'b'.repeat(64), title: id, description: id, tier: 'free', engines: { hardpoint: '*' }, publishedAt: '2025-01-01T00:00:00Z',
  } as IndexEntry
}

/** acme.mail 1.0.0 is installed, and its next version leads into a problem that takes some tenths of a second and has no solution. */
async function hard(f: Fixture): Promise<void> {
  await f.publish({ id: 'acme.mail', version: '1.0.0' })
  await f.install('acme.mail')
  const { packages, root } = pigeons(8)
  for (const [id, versions] of Object.entries(packages)) f.listed.set(id, versions.map(({ version, dependencies }) => line(id, version, dependencies)))
  f.listed.set('acme.mail', [line('acme.mail', '1.0.0'), line('acme.mail', '2.0.0', Object.fromEntries(root.map(({ id }) => [id, '*'])))])
}

/** Turns of the event loop from when the registry was last asked until the end of `work`. */
async function turnsAfterReading(f: Fixture, work: () => Promise<unknown>): Promise<number> {
  let [turns, isOver] = [0, false]
  const listed = new Map(f.listed)
  f.listed.clear()
  for (const [id, versions] of listed) {
    f.listed.set(id, { [Symbol.iterator]: () => { turns = 0; return versions[Symbol.iterator]() } } as readonly IndexEntry[])
  }
  const counting = (async () => {
    for (; !isOver; turns += 1) await turn()
  })()
  await work().finally(() => { isOver = true })
  await counting
  return turns
}

const ADVISORY = {
  id: 'HPA-1', plugin: 'acme.mail', range: '1.0.0', severity: 'high', action: 'warn', title: 'Leaks', description: 'It leaks.', publishedAt: '2026-01-01T00:00:00Z',
} as const

const VERBS: readonly (readonly [name: string, work: (f: Fixture) => Promise<unknown>])[] = [
  ['plan()', f => f.lifecycle.plan(['acme.mail@2.0.0'], ADMIN).then(() => { throw new RangeError('planned') }, (error: unknown) => error)],
  ['outdated()', f => f.lifecycle.outdated(ADMIN)],
  ['audit()', f => f.lifecycle.audit(ADMIN)],
]

for (const [name, work] of VERBS) {
  test(`${name} leaves the event loop free while it chooses versions`, async t => {
    const f = await fixture(t)
    await hard(f)
    f.advisories = [ADVISORY]
    await f.lifecycle.pollAdvisories()
    let found: unknown
    const turns = await turnsAfterReading(f, async () => { found = await work(f) })
    t.match(JSON.stringify(found), /a\.p/, 'the problem was looked at')
    t.ok(turns > 20, `${turns} turns: more than messages of a thread could be`)
  })
}
