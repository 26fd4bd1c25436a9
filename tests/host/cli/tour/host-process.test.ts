import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type Test } from 'tap'
import { HostProcess } from '../../../../host/cli/tour/host-process.ts'
import { fakeRoot, runs, until } from './_fake-root.ts'

const LISTENS = "process.on('SIGINT', () => process.exit(0)); listens('http://127.0.0.1:1'); stay()"

function hostOf(t: Test, start: string, limits: { startMs?: number; stopMs?: number } = {}): { host: HostProcess; data: string } {
  const { root, data } = fakeRoot(t, { start })
  const host = new HostProcess(root, data, limits)
  t.teardown(() => host.close())
  return { host, data }
}

const pidIn = (data: string): number => (JSON.parse(readFileSync(join(data, 'host.json'), 'utf8')) as { pid: number }).pid

test('HostProcess start() gives the URL of a host that listens, and keeps what it said', async (t) => {
  const { host, data } = hostOf(t, `process.stderr.write('on stderr '); ${LISTENS}`)
  t.equal(await host.start(), 'http://127.0.0.1:1')
  t.match(host.said, /Try it/)
  t.match(host.said, /on stderr/)
  t.ok(runs(pidIn(data)))
})

const FAILURES: readonly (readonly [name: string, start: string, message: RegExp, limits?: { startMs: number }])[] = [
  ['ends at once', "process.stderr.write('no room'); process.exitCode = 3", /ended with exit code 3; it said no room/],
  ['ends without a word', '', /ended with exit code 0; it said nothing/],
  ['is killed', "process.kill(process.pid, 'SIGKILL'); stay()", /ended with SIGKILL/],
  ['never listens', "process.stdout.write('still building'); stay()", /did not listen within 3000 ms; it said still building/, { startMs: 3000 }],
  ['writes no host.json', "process.stdout.write('Try it'); stay()", /its host.json has no url: ;/],
  ['writes a damaged host.json', "writeFileSync(data + '/host.json', '{'); process.stdout.write('Try it'); stay()", /its host.json has no url: {;/],
]

for (const [name, start, message, limits] of FAILURES) {
  test(`HostProcess start() says so where the host ${name}, and leaves none running`, async (t) => {
    const { host, data } = hostOf(t, `writeFileSync(data + '/pid', String(process.pid)); ${start}`, limits)
    await t.rejects(host.start(), { code: 'HP_ERR_TOUR', exit: 1, message })
    t.notOk(runs(Number(readFileSync(join(data, 'pid'), 'utf8'))))
  })
}

test('HostProcess start() says so where there is nothing to start', async (t) => {
  const { data } = fakeRoot(t, {})
  await t.rejects(new HostProcess(join(data, 'gone'), data).start(), { code: 'HP_ERR_TOUR', message: /ENOENT/ })
})

test('HostProcess start() does not take the host.json of an earlier host for its own', async (t) => {
  const { host, data } = hostOf(t, "process.stdout.write('Try it'); stay()")
  writeFileSync(join(data, 'host.json'), JSON.stringify({ pid: 1, url: 'http://stale' }))
  await t.rejects(host.start(), { code: 'HP_ERR_TOUR' })
})

test('HostProcess kill() ends it, however often it is called, and it can be started again', async (t) => {
  const { host, data } = hostOf(t, LISTENS)
  await host.kill()
  await host.start()
  const first = pidIn(data)
  await host.kill()
  await host.kill()
  t.notOk(runs(first))
  await host.start()
  t.not(pidIn(data), first)
  t.ok(runs(pidIn(data)))
})

test('HostProcess start() ends the host that still runs', async (t) => {
  const { host, data } = hostOf(t, LISTENS)
  await host.start()
  const first = pidIn(data)
  await host.start()
  t.notOk(runs(first))
})

test('HostProcess stop() interrupts it, and gives its exit code', async (t) => {
  for (const code of [0, 7]) {
    const { host } = hostOf(t, `process.on('SIGINT', () => process.exit(${code})); listens('http://x'); stay()`)
    await host.start()
    t.equal(await host.stop(), code)
    t.equal(await host.stop(), code, 'asked again')
  }
})

test('HostProcess stop() has no code for a host that a signal ended', async (t) => {
  const { host } = hostOf(t, LISTENS)
  t.equal(await host.stop(), null, 'never started')
  await host.start()
  await host.kill()
  t.equal(await host.stop(), null)
})

test('HostProcess stop() kills a host that does not stop, and says so', async (t) => {
  const { host, data } = hostOf(t, "process.on('SIGINT', () => undefined); listens('http://x'); stay()", { stopMs: 300 })
  await host.start()
  await t.rejects(host.stop(), { code: 'HP_ERR_TOUR', message: /did not stop within 300 ms of Ctrl-C/ })
  t.notOk(runs(pidIn(data)))
})

test('HostProcess close() ends a start on its way, and lets none follow', async (t) => {
  const { host, data } = hostOf(t, "writeFileSync(data + '/pid', String(process.pid)); stay()")
  const starting = host.start()
  starting.catch(() => undefined)
  t.ok(await until(() => existsSync(join(data, 'pid')) && readFileSync(join(data, 'pid'), 'utf8') !== ''))
  await host.close()
  await t.rejects(starting, { code: 'HP_ERR_TOUR', message: /ended with SIGKILL/ })
  t.notOk(runs(Number(readFileSync(join(data, 'pid'), 'utf8'))))
  await t.rejects(host.start(), { code: 'HP_ERR_TOUR', message: /the tour is over/ })
})

test('HostProcess close() in the moment before the spawn leaves none running', async (t) => {
  const { host, data } = hostOf(t, "writeFileSync(data + '/pid', String(process.pid)); stay()", { startMs: 5000 })
  const starting = host.start()
  await host.close()
  await t.rejects(starting, { code: 'HP_ERR_TOUR', message: /the tour is over/ })
  t.notOk(existsSync(join(data, 'pid')))
})

for (const [how, end] of [['exits', 'process.exit(9)'], ['throws', "Promise.reject(new TypeError('lost'))"]] as const) {
  test(`HostProcess leaves no host behind when the tour's own process ${how}`, async (t) => {
    const { root, data } = fakeRoot(t, { start: LISTENS })
    const script = join(root, 'tour.ts')
    writeFileSync(script, `
      import { HostProcess } from ${JSON.stringify(join(import.meta.dirname, '../../../../host/cli/tour/host-process.ts'))}
      await new HostProcess(${JSON.stringify(root)}, ${JSON.stringify(data)}).start()
      ${end}`)
    const { status } = spawnSync(process.execPath, [script], { timeout: 60_000 })
    t.equal(status, how === 'exits' ? 9 : 1)
    const pid = pidIn(data)
    t.ok(await until(() => !runs(pid)))
  })
}
