import { test } from 'tap'
import { refuse } from '@hardpoint/sdk'
import { HEAD } from '../../../../plugins/treasury/src/keys.ts'
import type { Command } from '../../../../plugins/treasury/src/writer.ts'
import { MemoryLedger } from './_ledger.ts'

const set = (key: string, value: unknown): Command<unknown> => ({ reads: [[key]], run: async (scope) => { scope.set([key], value); return value } })
const add = (): Command<number> => ({ reads: [['sum']], run: async (scope) => { const sum = (await scope.get<number>(['sum']) ?? 0) + 1; scope.set(['sum'], sum); return sum } })

test('Writer puts commands that wait together into few commits, in order', async (t) => {
  const ledger = new MemoryLedger()
  const sums = await Promise.all(Array.from({ length: 100 }, () => ledger.run(add())))
  t.strictSame(sums, Array.from({ length: 100 }, (_, at) => at + 1))
  t.equal(ledger.value(['sum']), 100)
  t.ok(ledger.commits <= 6, `${ledger.commits} commits`)
})

test('Writer refuses one command without harm to those beside it', async (t) => {
  const ledger = new MemoryLedger()
  const refused: Command<never> = { reads: [], run: async (scope) => { scope.set(['no'], 1); throw refuse(422, 'NO', 'No.') } }
  const outcomes = await Promise.allSettled([ledger.run(set('a', 1)), ledger.run(refused), ledger.run(set('b', 2))])
  t.strictSame(outcomes.map(({ status }) => status), ['fulfilled', 'rejected', 'fulfilled'])
  t.strictSame([ledger.value(['a']), ledger.value(['b']), ledger.value(['no'])], [1, 2, null])
})

test('Writer does a command again where another host came between, and commits it once', async (t) => {
  const ledger = new MemoryLedger()
  let rivals = 3
  ledger.before = () => {
    if (rivals-- > 0) ledger.store.commit({ set: [{ key: HEAD, value: { sequence: 7 } }, { key: ['sum'], value: 10 * (3 - rivals) }] })
  }
  t.equal(await ledger.run(add()), 31)
  t.equal(ledger.value(['sum']), 31)
})

test('Writer does a command again where the host itself met others too often (HP_ERR_CONFLICT)', async (t) => {
  const ledger = new MemoryLedger()
  let times = 2
  ledger.before = () => { if (times-- > 0) throw Object.assign(new RangeError('conflict'), { code: 'HP_ERR_CONFLICT' }) }
  t.equal(await ledger.run(add()), 1)
})

test('Writer gives up with a code where others never stop, and writes nothing', async (t) => {
  const ledger = new MemoryLedger()
  let sequence = 0
  ledger.before = () => { ledger.store.commit({ set: [{ key: HEAD, value: { sequence: ++sequence } }] }) }
  await t.rejects(ledger.run(set('a', 1)), { code: 'TREASURY_BUSY', status: 503 })
  t.equal(ledger.value(['a']), null)
  ledger.before = () => undefined
  t.equal(await ledger.run(set('a', 1)), 1, 'and it works again afterwards')
})

test('Writer tells all who waited when the host fails, and goes on with who comes next', async (t) => {
  const ledger = new MemoryLedger()
  ledger.before = () => { throw Object.assign(new RangeError('full'), { code: 'HP_ERR_QUOTA' }) }
  const outcomes = await Promise.allSettled([ledger.run(set('a', 1)), ledger.run(set('b', 1))])
  t.strictSame(outcomes.map((outcome) => outcome.status === 'rejected' && (outcome.reason as { code: string }).code), ['HP_ERR_QUOTA', 'HP_ERR_QUOTA'])
  ledger.before = () => undefined
  t.equal(await ledger.run(set('c', 1)), 1)
})

test('Writer never puts more into a commit than the host takes', async (t) => {
  const ledger = new MemoryLedger()
  const large = (index: number): Command<number> => ({ reads: [], run: async (scope) => { for (let at = 0; at < 200; at++) scope.set([index, at], 1); return index } })
  t.strictSame(await Promise.all(Array.from({ length: 12 }, (_, index) => ledger.run(large(index)))), Array.from({ length: 12 }, (_, index) => index))
  t.equal(ledger.store.entries().length, 12 * 200 + 1)
})

test('Writer starts another round where one was lost with its call', async (t) => {
  const ledger = new MemoryLedger()
  const real = ledger.commit
  ledger.commit = () => new Promise(() => { /* the call it ran in was ended: no reply will come */ })
  void ledger.run(set('a', 1))
  await new Promise((resolve) => { setImmediate(resolve) })
  ledger.commit = real
  const now = performance.now.bind(performance)
  t.teardown(() => { performance.now = now })
  performance.now = () => now() + 6000
  t.equal(await ledger.run(set('b', 2)), 2)
})
