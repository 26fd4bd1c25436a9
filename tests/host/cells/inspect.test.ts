import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { createCells } from '../../../host/cells/create-cells.ts'
import { CellProcess, type CellEnd } from '../../../host/cells/cell-process.ts'
import type { GuestAnswer, PluginCode } from '../../../host/cells/cells.ts'
import { Inspection, type TakenProfile } from '../../../host/cells/inspect.ts'
import { INSPECT } from '../../../host/cells/protocol.ts'

const CODE: PluginCode = {
  id: 'acme.hello', version: '0.1.0', digest: 'sha256:1', placement: 'acme', limits: { cpuMs: 300, wallMs: 2000, memoryMb: 64, concurrency: 4 }, surface: {},
  main: 'export default { exports: { pause: () => { debugger; return 5 } } }',
}

test('Inspection: a session reaches the isolate before its code, and calls that it pauses answer once it is over', async (t) => {
  const inspection = new Inspection({ withDebugger: true, onProfile() {} })
  const cells = createCells({ maxMemoryMb: 512, idleMs: 60_000, clock: Date.now, inspection })
  t.teardown(() => cells.close())
  const paused = Promise.withResolvers<void>()
  const gone = Promise.withResolvers<string>()
  const end = { message: (text: string) => { if (text.includes('"Debugger.paused"')) paused.resolve() }, gone: (reason: string) => gone.resolve(reason) }
  const session = inspection.attach(end)
  t.ok(inspection.isAttached)
  t.equal(inspection.attach(end), undefined, 'one at a time')
  session?.send('{"id":1,"method":"Debugger.enable"}')
  const call = (id: string): Promise<GuestAnswer> => cells.call(CODE, { kind: 'export', id, head: { context: { features: [] } } }, { capability: () => Promise.reject(new TypeError('none is asked for')) })
  const answer = call('pause')
  await paused.promise
  session?.close()
  t.notOk(inspection.isAttached)
  t.equal((await answer).text, '5')
  inspection.attach(end)
  await cells.stop('acme.hello')
  t.equal(await gone.promise, 'The plugin\'s isolate has ended.')
  t.notOk(inspection.isAttached)
})

test('Inspection: once a debugger has left, what it paused has its limits again', async (t) => {
  const inspection = new Inspection({ withDebugger: true, onProfile() {} })
  const reasons: (string | undefined)[] = []
  const cells = createCells({ maxMemoryMb: 512, idleMs: 60_000, clock: Date.now, inspection, onTransition: ({ what, reason }) => { if (what === 'crashed') reasons.push(reason) } })
  t.teardown(() => cells.close())
  const code = { ...CODE, limits: { ...CODE.limits, wallMs: 1000 }, main: 'export default { exports: { hang: () => { debugger; return new Promise(() => {}) }, spin: () => { debugger; for (;;); } } }' }
  const call = (id: string): Promise<unknown> => cells.call(code, { kind: 'export', id, head: { context: { features: [] } } }, { capability: () => Promise.reject(new TypeError('none is asked for')) }).catch((error: unknown) => error)
  for (const [id, error] of [['hang', 'HP_ERR_TIMEOUT_WALL'], ['spin', 'HP_ERR_TIMEOUT_CPU']] as const) {
    const paused = Promise.withResolvers<void>()
    const session = inspection.attach({ message: (text) => { if (text.includes('"Debugger.paused"')) paused.resolve() }, gone() {} })
    session?.send('{"id":1,"method":"Debugger.enable"}')
    const ended = call(id)
    await paused.promise
    session?.close()
    t.match(await ended, { code: error })
  }
  t.match(reasons, [/^stuck: /], 'not taken for a heap that is full')
})

test('a cell that is not for inspection hears no debugger, and is ended where it speaks as if it were', async (t) => {
  const ended = Promise.withResolvers<CellEnd>()
  const handlers = { onBegin() {}, onNotBegun() {}, onAnswer() {}, onUnasked() {}, onEnd: ended.resolve }
  const usual = new CellProcess(512 * 1048576, handlers)
  await usual.ready
  for (const argument of Object.values(INSPECT)) usual.inspect({ type: 'inspect', slot: 1, argument, text: '{"id":1,"method":"Debugger.enable"}' })
  const heard = Promise.withResolvers<string>()
  usual.adopt({ ...handlers, onAnswer: (_, { type }) => heard.resolve(type) })
  usual.send({ type: 'ping', slot: 0, argument: 0, text: '' }, { slot: 0, limitMs: 5000, calls: [], expectedMicroseconds: 0 })
  t.equal(await heard.promise, 'done', 'and goes on')
  usual.kill('stopped', 'the test is over')
  const command = { program: process.execPath, args: ['-e', `
    const frame = Buffer.alloc(17 + 2); frame.writeUInt32LE(2, 0); frame[8] = 4; frame.write('{}', 17)
    const inspect = Buffer.alloc(17); inspect[8] = 10
    new (require('node:net').Socket)({ fd: 3 }).write(Buffer.concat([frame, inspect]))
    setTimeout(() => {}, 60000)`] }
  const lying = Promise.withResolvers<CellEnd>()
  new CellProcess(512 * 1048576, { ...handlers, onEnd: lying.resolve }, command)
  t.match(await lying.promise, { reason: 'protocol', description: /nobody asked for \(inspect\)/ })
})

test('only plugin dev makes an Inspection, and only its cell makes isolates with an inspector', async (t) => {
  const host = join(import.meta.dirname, '../../../host')
  const read = (file: string): string => readFileSync(join(host, file), 'utf8')
  t.notMatch(read('cells/cell/main.ts'), /inspect/i)
  t.match(read('cells/cell/inspect-main.ts'), /new IsolateMaker\(.*, true\)/)
  for (const file of ['cli/start.ts', 'kernel/read-config.ts', 'cli/commands/start.ts', 'kernel/host-services.ts', 'kernel/create-host.ts']) t.notMatch(read(file), /new Inspection|process\.env/, file)
  t.match(read('cli/dev/run-dev.ts'), /new Inspection\(/)
})

test('Inspection: each isolate has a process of its own, which ends with it; a profile is of the build that ran', async (t) => {
  const profiles: TakenProfile[] = []
  const inspection = new Inspection({ withDebugger: false, onProfile: (taken) => profiles.push(taken) })
  const cells = createCells({ maxMemoryMb: 512, idleMs: 60_000, clock: Date.now, inspection })
  t.teardown(() => cells.close())
  const code = { ...CODE, main: 'let count = 0\nexport default { exports: { count: () => ++count, spin: () => { for (;;); } } }' }
  inspection.addBuild(code.id, code.main, '{"version":3,"sources":["main.ts"],"names":[],"mappings":""}')
  const call = async (id: string): Promise<string> => (await cells.call(code, { kind: 'export', id, head: { context: { features: [] } } }, { capability: () => Promise.reject(new TypeError('none is asked for')) })).text
  const pid = (): number | undefined => cells.states()[0]?.cell?.pid
  t.equal(await call('count'), '1')
  const first = pid()
  t.equal(await call('count'), '2')
  t.equal(pid(), first)
  await t.rejects(call('spin'), { code: /^HP_ERR_TIMEOUT_/ })
  t.equal(await call('count'), '1')
  t.not(pid(), first)
  t.match(profiles, [{ plugin: 'acme.hello', sourceMap: /main\.ts/, profile: /"functionName":"spin"/ }])
})

test('Inspection: a heap that is full is told as such, though isolated-vm is stuck with it', async (t) => {
  const cells = createCells({ maxMemoryMb: 512, idleMs: 60_000, clock: Date.now, inspection: new Inspection({ withDebugger: true, onProfile() {} }) })
  t.teardown(() => cells.close())
  const code = { ...CODE, limits: { ...CODE.limits, memoryMb: 16, wallMs: 10_000 }, main: 'export default { exports: { fill: () => { const all = []; for (;;) all.push({ n: all.length }) } } }' }
  await t.rejects(cells.call(code, { kind: 'export', id: 'fill', head: { context: { features: [] } } }, { capability: () => Promise.reject(new TypeError('none is asked for')) }), { code: 'HP_ERR_MEMORY' })
})
