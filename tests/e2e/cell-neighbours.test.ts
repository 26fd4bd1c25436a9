import { test } from 'tap'
import type { GuestAnswer } from '../../host/cells/cells.ts'
import { createCells } from '../../host/cells/create-cells.ts'
import { bench, code } from '../host/cells/_bench.ts'

const PATIENT = code({ limits: { cpuMs: 5000, wallMs: 9000, memoryMb: 32, concurrency: 16 } })

test('Cells: a sibling\'s timer that spins counts against no call that waits for it', async (t) => {
  const { call } = bench(t)
  const other = code({ id: 'acme.other', limits: { cpuMs: 300, wallMs: 500, memoryMb: 32, concurrency: 16 } })
  await call('hello', { code: other })
  await call('hello', { code: PATIENT })
  const spinning = call('spinLater', { code: { ...PATIENT, limits: { ...PATIENT.limits, cpuMs: 800 } } }).catch(() => undefined)
  await new Promise((done) => setTimeout(done, 100))
  t.match((await call('hello', { code: other })).head, { status: 200 })
  await spinning
})

test('Cells.stop() makes room for those that wait for the places of what it ends', async (t) => {
  const { call, cells } = bench(t)
  const hog = code({ id: 'acme.hog', limits: { cpuMs: 300, wallMs: 60_000, memoryMb: 32, concurrency: 600 } })
  const hanging = Array.from({ length: 512 }, () => call('hang', { code: hog }).catch(() => undefined))
  const waiting = call('hello')
  await cells.stop('acme.hog')
  t.match((await waiting).head, { status: 200 })
  await Promise.all(hanging)
})

test('Cells: a rejection that nobody handles is a line in the plugin\'s log, and costs no answer', async (t) => {
  const { call, asked } = bench(t)
  t.equal((await call('detached')).body, 'answered')
  t.match(JSON.parse(String((await call('hello')).body)), { count: 1 }, 'the isolate goes on')
  t.match(asked, [{ method: 'log.error', params: /Not handled: RangeError: nobody/ }])
})

test('Cells: a plugin is not told where its host stands', async (t) => {
  const { call } = bench(t)
  t.equal((await call('zone')).body, 'UTC')
})

test('Cells: what one call leaves behind is not told in the name of another', async (t) => {
  // It names nothing that acts for the current call, so that messages of several calls may share a turn.
  const main = `export default { exports: {
    wait: async (input, host) => { await host.storage.get('k'); return 'waited' },
    leave: () => { void Promise.reject(new RangeError('mine')); return 'left' },
  } }`
  const cells = createCells({ maxMemoryMb: 400, idleMs: 60_000, clock: Date.now })
  t.teardown(() => cells.close())
  const told: string[] = []
  const { promise: stored, resolve: store } = Promise.withResolvers<void>()
  const call = (id: string, name: string): Promise<GuestAnswer> => cells.call(code({ main, digest: 'two' }), { kind: 'export', id, head: { context: {} } }, {
    capability: async ({ method, params }) => {
      if (method === 'log.error') told.push(`${name}: ${params}`)
      else await stored
      return { ok: true, result: '1' }
    },
  })
  const one = call('wait', 'one')
  await call('leave', 'two')
  t.match(told, [/^two: .*RangeError: mine/])
  // Two in one batch: whose it is cannot be known then, so nobody is told that it is theirs.
  await Promise.all(['three', 'four'].map((name) => call('leave', name)))
  await Promise.all(['five', 'six'].map((name) => call('leave', name)))
  store()
  await one
  t.notOk(told.some((line) => line.startsWith('one')), told.join('\n'))
  for (const name of ['five', 'six']) t.equal(told.filter((line) => line.startsWith(`${name}: `)).length, 1, `${name}: ${told.join('\n')}`)
  t.equal(told.length, new Set(told).size)
})
