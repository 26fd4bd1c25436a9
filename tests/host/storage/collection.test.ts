import { test, type Test } from 'tap'
import { collection, type Collection } from '../../../host/storage/collection.ts'
import { openLevelStore } from '../../../host/storage/level-store.ts'
import type { Store } from '../../../host/storage/store.ts'

interface Ship {
  readonly name: string
  readonly crew: number
}

const ROCINANTE = { name: 'Rocinante', crew: 4 }

function parseShip(value: unknown): Ship {
  if (typeof value === 'object' && value !== null && 'crew' in value) return value as Ship
  throw new TypeError('not a ship')
}

async function open(t: Test): Promise<{ store: Store; ships: Collection<Ship> }> {
  const store = await openLevelStore(t.testdir())
  t.teardown(() => store.close())
  return { store, ships: collection(store, ['sys', 'ships'], parseShip) }
}

test('collection() sets, gets and deletes documents', async (t) => {
  const { ships } = await open(t)
  t.equal(await ships.get('r'), undefined)
  const version = await ships.set('r', ROCINANTE)
  t.strictSame(await ships.get('r'), { id: ['r'], value: ROCINANTE, version })
  t.equal(await ships.delete('r'), true)
  t.equal(await ships.delete('r'), false)
  t.equal(await ships.get('r'), undefined)
})

test('collection() lists its own documents in order, all or below an id', async (t) => {
  const { store, ships } = await open(t)
  for (const id of [['b', 2], ['a', 1], ['b', 1]]) await ships.set(id, { name: id.join(), crew: 1 })
  await collection(store, ['sys', 'shipyards'], parseShip).set('x', ROCINANTE)
  const names = async (range?: Parameters<typeof ships.list>[0]) => Array.fromAsync(ships.list(range), ({ value }) => value.name)
  t.strictSame(await names(), ['a,1', 'b,1', 'b,2'])
  t.strictSame(await names({ below: ['b'], reverse: true }), ['b,2', 'b,1'])
  t.strictSame(await names({ limit: 1 }), ['a,1'])
})

test('collection() gives checks and puts for commits of several documents', async (t) => {
  const { store, ships } = await open(t)
  const version = await ships.set('r', ROCINANTE)
  const commit = { checks: [ships.check('r', version), ships.check('s', null)], puts: [ships.put('r', { ...ROCINANTE, crew: 5 }), ships.put('s', ROCINANTE)] }
  t.match(await store.commit(commit), { ok: true })
  t.match(await store.commit(commit), { ok: false, conflict: ['sys', 'ships', 'r'] })
  t.equal((await ships.get('r'))?.value.crew, 5)
})

test('collection() refuses what is stored and is not of its type', async (t) => {
  const { store, ships } = await open(t)
  await store.commit({ puts: [{ key: ships.key('x'), value: Buffer.from('{"mast":3}') }] })
  await t.rejects(ships.get('x'), { message: 'not a ship' })
})
