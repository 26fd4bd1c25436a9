import { test } from 'tap'
import { bench, code } from './_bench.ts'

test('Cells.beside() runs another build without ending the one that serves', async (t) => {
  const { call, cells } = bench(t)
  await call('hello')
  const beside = cells.beside(code({ digest: 'two', main: 'export default { health: () => "well", migrations: { 2: async (host) => host.storage.get(["a"]) } }' }))
  const asked: string[] = []
  const options = { capability: async ({ method }: { method: string }) => { asked.push(method); return { ok: true, result: '7' } as const } }
  t.equal((await beside.call({ kind: 'health', id: 'health', head: { context: {} } }, options)).text, '"well"')
  t.equal((await beside.call({ kind: 'migration', id: '2', head: { context: {} } }, options)).text, '7')
  t.strictSame(asked, ['storage.get'])
  await t.rejects(beside.call({ kind: 'migration', id: '3', head: { context: {} } }, options), { code: 'HP_ERR_HANDLER_MISSING' })
  t.match(JSON.parse(String((await call('hello')).body)), { count: 2 }, 'the isolate that serves is the same')
  t.equal(cells.states().length, 1)
  await beside.close()
  await t.rejects(beside.call({ kind: 'health', id: 'health', head: { context: {} } }, options), { code: 'HP_ERR_SHUTTING_DOWN' })
  t.match(JSON.parse(String((await call('hello')).body)), { count: 3 })
})

test('Cells.beside(): a crash ends neither the build that serves nor its neighbours, and is none of the plugin\'s', async (t) => {
  const { call, cells } = bench(t)
  await call('hello')
  const beside = cells.beside(code({ digest: 'two', main: 'export default { health: () => { const all = []; for (;;) all.push(new Array(1e6).fill(all.length)) } }' }))
  const head = { context: {} }
  const options = { capability: async () => ({ ok: true, result: 'null' } as const) }
  const codes: unknown[] = []
  for (let times = 0; times < 3; times++) codes.push(await beside.call({ kind: 'health', id: 'health', head }, options).then(() => 'answered', ({ code }) => code))
  t.ok(codes.every(code => /^HP_ERR_(MEMORY|CRASH|TIMEOUT_CPU|STARVED|BACKOFF)$/.test(String(code))), codes.join())
  t.ok(codes.some(code => code !== 'HP_ERR_STARVED'), 'a machine without time is no crash')
  await beside.close()
  t.match(JSON.parse(String((await call('hello')).body)), { count: 2 })
  t.strictSame(cells.states().map(({ crashes, state }) => [state, crashes]), [['awake', []]])
})

test('Cells.close() ends what runs beside', async (t) => {
  const { cells } = bench(t)
  const beside = cells.beside(code({ main: 'export default { health: () => new Promise(() => {}) }' }))
  const hanging = t.rejects(beside.call({ kind: 'health', id: 'health', head: { context: {} } }, { capability: async () => ({ ok: true, result: 'null' }) }), { code: 'HP_ERR_STOPPED' })
  await cells.close()
  await hanging
  await t.rejects(cells.beside(code()).call({ kind: 'health', id: 'health', head: {} }, { capability: async () => ({ ok: true, result: 'null' }) }), { code: 'HP_ERR_SHUTTING_DOWN' })
})

test('Cells: a call that ends with its cell says whether its own plugin ended it', async (t) => {
  const { call, cells } = bench(t)
  const limits = { cpuMs: 8000, wallMs: 8000, memoryMb: 32, concurrency: 16 }
  const [own, neighbour] = [code({ limits }), code({ id: 'acme.other', digest: 'other', limits })]
  await Promise.all([call('hello', { code: own }), call('hello', { code: neighbour })])
  const hanging = call('hang', { code: neighbour }).catch((error: unknown) => error)
  await new Promise((done) => setTimeout(done, 50))
  const spinning = call('spinSync', { code: own }).catch((error: unknown) => error)
  await new Promise((done) => setTimeout(done, 50))
  process.kill(cells.states()[0]?.cell?.pid ?? 0, 'SIGKILL')
  t.match(await spinning, { code: 'HP_ERR_CRASH', details: { plugin: 'acme.test', bystander: undefined } })
  t.match(await hanging, { code: 'HP_ERR_CRASH', details: { plugin: 'acme.other', bystander: true } })
})
