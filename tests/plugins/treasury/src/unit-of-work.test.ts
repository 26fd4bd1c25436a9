import { test } from 'tap'
import { HEAD } from '../../../../plugins/treasury/src/keys.ts'
import { UnitOfWork } from '../../../../plugins/treasury/src/unit-of-work.ts'
import { MemoryLedger } from './_ledger.ts'

test('UnitOfWork commits what several commands wrote, with their events, as one', async (t) => {
  const ledger = new MemoryLedger()
  const unit = await UnitOfWork.begin(ledger, [])
  t.equal(await unit.run(async (scope) => { scope.set(['a'], 1); scope.publish('x', 1); return scope.next() }), 1)
  t.equal(await unit.run(async (scope) => { scope.set(['b'], await scope.get(['a'])); return scope.next() }), 2)
  t.equal(await unit.commit(), true)
  t.equal(ledger.commits, 1)
  t.strictSame([ledger.value(['a']), ledger.value(['b']), ledger.value(HEAD)], [1, 1, { sequence: 2 }])
  t.strictSame(ledger.published, [{ topic: 'x', data: 1 }])
})

test('UnitOfWork drops everything of a command that throws, and keeps the others', async (t) => {
  const ledger = new MemoryLedger()
  const unit = await UnitOfWork.begin(ledger, [])
  await unit.run(async (scope) => { scope.set(['a'], 1); scope.next() })
  await t.rejects(unit.run(async (scope) => { scope.set(['a'], 2); scope.set(['b'], 2); scope.delete(['c']); scope.publish('y', 2); scope.next(); throw new RangeError('no') }))
  t.equal(await unit.run(async (scope) => scope.next()), 2)
  await unit.commit()
  t.strictSame([ledger.value(['a']), ledger.value(['b']), ledger.published], [1, null, []])
})

test('UnitOfWork writes nothing where anybody has written to the ledger since it began', async (t) => {
  const ledger = new MemoryLedger()
  const [first, second] = [await UnitOfWork.begin(ledger, []), await UnitOfWork.begin(ledger, [])]
  await first.run(async (scope) => { scope.set(['a'], 1) })
  await second.run(async (scope) => { scope.set(['b'], 2) })
  t.equal(await first.commit(), true)
  t.equal(await second.commit(), false)
  t.equal(ledger.value(['b']), null)
})

test('UnitOfWork commits nothing where nothing was written', async (t) => {
  const ledger = new MemoryLedger()
  const unit = await UnitOfWork.begin(ledger, [])
  await unit.run(async (scope) => scope.get(['a']))
  t.equal(await unit.commit(), true)
  t.equal(ledger.commits, 0)
})

test('UnitOfWork reads each key once, what it was told of in one call, and sees what it deleted as gone', async (t) => {
  const ledger = new MemoryLedger()
  ledger.store.commit({ set: [{ key: ['a'], value: 1 }, { key: ['b'], value: 2 }] })
  const unit = await UnitOfWork.begin(ledger, [['a'], ['b'], ['a']])
  await unit.run(async (scope) => { await scope.load([['a'], ['b']]); await scope.get(['a']); await scope.get(['b']) })
  t.equal(ledger.reads, 1)
  t.equal(await unit.run(async (scope) => { scope.delete(['a']); return scope.get(['a']) }), undefined)
})

test('UnitOfWork reads any number of keys, a hundred a call', async (t) => {
  const ledger = new MemoryLedger()
  await UnitOfWork.begin(ledger, Array.from({ length: 250 }, (_, at) => [at]))
  t.equal(ledger.reads, 3)
})
