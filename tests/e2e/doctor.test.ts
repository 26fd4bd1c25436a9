import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdir, utimes, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { writeKeyFile } from '@hardpoint/sdk/tools'
import { test, type Test } from 'tap'
import type { Finding } from '../../host/cli/doctor/run-checks.ts'
import { issueLicense } from '../../host/licensing/license-document.ts'
import { openTestRegistry } from '../_registry.ts'

const MAIN = join(import.meta.dirname, '../../host/cli/main.ts')
const HOUR = 3_600_000

/** Waits without blocking: this process serves what the command asks. */
async function hardpoint(...args: string[]): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const [stdout, stderr, [status]] = await Promise.all([textOf(child.stdout), textOf(child.stderr), once(child, 'close') as Promise<[number | null]>])
  return { status, stdout, stderr }
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  return Buffer.concat(await Array.fromAsync(stream)).toString()
}

async function doctor(data: string): Promise<{ status: number | null; found: Record<string, Finding> }> {
  const { status, stdout } = await hardpoint('doctor', '--json', '--data', data)
  return { status, found: Object.fromEntries((JSON.parse(stdout) as Finding[]).map((finding) => [finding.id, finding])) }
}

async function startHost(t: Pick<Test, 'teardown'>, data: string): Promise<ChildProcess> {
  const host = spawn(process.execPath, [MAIN, 'start', '--data', data, '--json'], { stdio: ['ignore', 'pipe', 'inherit'] })
  t.teardown(() => host.kill('SIGKILL'))
  await once(createInterface(host.stdout), 'line')
  return host
}

async function stopHost(host: ChildProcess): Promise<void> {
  host.kill('SIGTERM')
  await once(host, 'exit')
}

/** A server that is no Hardpoint, or with `close()` a port that nobody listens on. */
async function listener(): Promise<{ port: number; close: () => Promise<void> }> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { port: (server.address() as AddressInfo).port, close: async () => { server.close(); await once(server, 'close') } }
}

async function unreachable(): Promise<string> {
  const { port, close } = await listener()
  await close()
  return `http://127.0.0.1:${port}/`
}

test('hardpoint doctor finds nothing on a host that is well, running or not, and exits 0', async (t) => {
  const [registry, data] = [join(t.testdir(), 'registry'), join(t.testdirName, 'data')]
  await (await openTestRegistry(registry)).close()
  await mkdir(data, { mode: 0o700 })
  await writeFile(join(data, 'config.json'), JSON.stringify({ registry, port: 0 }))
  const host = await startHost(t, data)
  for (const running of [true, false]) {
    const { status, found } = await doctor(data)
    t.equal(status, 0, running ? 'running' : 'stopped')
    t.same(Object.values(found).filter(({ id, state }) => state === 'fail' || (state === 'warn' && id !== 'data directory')), [])
    t.match(found['port'], { found: running ? /^a host runs: process \d+, http/ : 'any free port' })
    if (running) await stopHost(host)
  }
})

test('hardpoint doctor finds what is wrong with a host that runs, each with its fix, and exits 1', async (t) => {
  const data = join(t.testdir(), 'data')
  const issuer = generateKeyPair()
  const registry = await unreachable()
  await mkdir(data, { mode: 0o700 })
  await writeFile(join(data, 'config.json'), JSON.stringify({ registry, port: 0, licenseIssuers: [issuer.publicKey] }))
  await startHost(t, data)

  const at = (offset: number): string => new Date(Date.now() + offset).toISOString()
  const license = issueLicense({ tenant: '*', tier: 'pro', issuer: 'test', issuedAt: at(24 * HOUR), notBefore: at(-HOUR), expiresAt: at(48 * HOUR) }, issuer)
  await writeFile(join(data, 'license.json'), JSON.stringify(license))
  t.match(await hardpoint('license', 'set', join(data, 'license.json'), '--data', data), { status: 0 })
  await writeKeyFile(join(data, 'keys/publisher.key'), generateKeyPair())
  await chmod(join(data, 'keys/publisher.key'), 0o644)
  await chmod(join(data, 'admin-token'), 0o604)

  const { status, found } = await doctor(data)
  t.equal(status, 1)
  t.match(found['permissions'], { state: 'fail', found: /admin-token \(604\), .*publisher\.key \(644\)$/, fix: /^Run: chmod 600 '.*admin-token' && chmod 600 '.*publisher\.key'\./ })
  t.match(found['clock'], { state: 'fail', found: /is before the license was issued/, fix: /timedatectl set-ntp true/ })
  t.match(found['registry'], { state: 'fail', found: /did not answer: the connection was refused.*HP_ERR_REGISTRY_UNREACHABLE/, fix: /config\.json, registry/ })
  for (const id of ['node', 'config.json', 'port', 'isolated-vm', 'wall files', 'wall network']) t.match(found[id], { state: 'ok' }, id)

  const { status: told, stdout } = await hardpoint('doctor', '--data', data)
  t.equal(told, 1)
  t.match(stdout, /^fail {2}permissions +others can reach .*\n +fix: Run: chmod 600/m)
  t.match(stdout, /^ok {4}node +Node 26/m)
})

test('hardpoint doctor finds why a host does not start', async (t) => {
  const data = join(t.testdir(), 'data')
  const taken = await listener()
  t.teardown(() => taken.close())
  await mkdir(join(data, 'store'), { recursive: true, mode: 0o700 })
  await writeFile(join(data, 'config.json'), JSON.stringify({ registry: await unreachable(), port: taken.port }))
  await writeFile(join(data, 'admin-token'), 'hpt_x\n', { mode: 0o644 })
  await writeFile(join(data, 'store/CURRENT'), '')
  const later = new Date(Date.now() + HOUR)
  await utimes(join(data, 'store/CURRENT'), later, later)

  const { status, found } = await doctor(data)
  t.equal(status, 1)
  t.same(Object.values(found).filter(({ state }) => state === 'fail').map(({ id }) => id), ['permissions', 'clock', 'port', 'registry'])
  t.match(found['port'], { found: `port ${taken.port} on 127.0.0.1 is in use`, fix: /--port/ })
  t.match(found['clock'], { found: /before the last write of the store/, fix: /NTP/ })

  await writeFile(join(data, 'config.json'), '{"port": 1,}')
  t.match(await doctor(data), { status: 1, found: { 'config.json': { state: 'fail', found: /config\.json is not valid at \// }, registry: { state: 'warn' } } })
})

test('hardpoint doctor --boot prints the order of the start, and starts nothing', async (t) => {
  const data = join(t.testdir(), 'data')
  const { status, stdout } = await hardpoint('doctor', '--boot', '--data', data)
  t.equal(status, 0)
  t.match(stdout, /^ ?1\. +directory *\n ?2\. +config +needs directory\n/)
  t.match(stdout, /\. +url +needs http, config, directory *\n$/)
  t.notOk(existsSync(data))
})
