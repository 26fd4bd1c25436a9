import { test } from 'tap'
import { boot, bootOrder, services } from '../../../host/kernel/boot.ts'

interface Parts { a: number; b: number; c: number }
const service = services<Parts>()

test('bootOrder() puts needs first and keeps the declared order among equals', (t) => {
  const order = bootOrder<Parts>([
    service('c', ['a', 'b'], async () => ({ value: 3 })),
    service('b', ['a'], async () => ({ value: 2 })),
    service('a', [], async () => ({ value: 1 })),
  ])
  t.same(order.map(({ provides }) => provides), ['a', 'b', 'c'])
  t.end()
})

test('bootOrder() refuses a cycle and a missing part, by name', (t) => {
  const cycle = [service('a', ['b'], async () => ({ value: 1 })), service('b', ['a'], async () => ({ value: 1 }))]
  t.throws(() => bootOrder(cycle), { code: 'HP_ERR_BOOT', details: { service: 'a, b' } })
  t.throws(() => bootOrder([service('a', ['c'], async () => ({ value: 1 }))]), { code: 'HP_ERR_BOOT' })
  t.end()
})

test('boot() hands parts on and stops in reverse order', async (t) => {
  const seen: string[] = []
  const booted = await boot<Parts>([
    service('a', [], async () => ({ value: 1, stop: async () => { seen.push('a') } })),
    service('b', ['a'], async ({ a }) => ({ value: a + 1, stop: async () => { seen.push('b') } })),
  ])
  t.match(booted.parts, { a: 1, b: 2 })
  t.same(booted.order.map(({ service: name }) => name), ['a', 'b'])
  await booted.stop()
  t.same(seen, ['b', 'a'])
})

test('boot() stops what runs when a service fails, and names the service', async (t) => {
  const seen: string[] = []
  await t.rejects(boot<Parts>([
    service('a', [], async () => ({ value: 1, stop: async () => { seen.push('a') } })),
    service('b', ['a'], async () => { throw new RangeError('no room') }),
  ]), { code: 'HP_ERR_BOOT', details: { service: 'b', problem: 'no room' } })
  t.same(seen, ['a'])
})

test('Booted.stop() stops all, also after one fails', async (t) => {
  const seen: string[] = []
  const booted = await boot<Parts>([
    service('a', [], async () => ({ value: 1, stop: async () => { seen.push('a') } })),
    service('b', [], async () => ({ value: 1, stop: async () => { throw new RangeError('stuck') } })),
  ])
  await t.rejects(booted.stop(), { message: 'stuck' })
  t.same(seen, ['a'])
})
