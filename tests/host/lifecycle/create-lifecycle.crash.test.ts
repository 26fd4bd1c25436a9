import { fork } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test, type Test } from 'tap'
import type { Manifest } from '@hardpoint/schemas'
import { STEPS, type JournalledVerb } from '../../../host/lifecycle/_steps.ts'
import { fixture } from './_harness.ts'
import { doVerb, openCrashHost, type CrashHost } from './_crash-host.ts'

const MAIN = (version: string): string => `export default {
  routes: { hello: async (request, host) => Response.json({ version: '${version}', stored: (await host.storage.get(['a'])).value }) },
  exports: { store: (value, host) => host.storage.set(['a'], value) },
  health: async (host) => { await host.storage.get(['a']) },
  migrations: { 2: async (host) => { await host.storage.set(['a'], (await host.storage.get(['a'])).value + ', migrated') } },
}`
const MANIFEST: Partial<Manifest> & Pick<Manifest, 'id'> = {
  id: 'acme.mail', capabilities: { storage: {} },
  contributes: { routes: [{ id: 'hello', method: 'GET', path: '/' }], exports: [{ id: 'store' }], health: true },
}

const CALLER = { plugin: 'acme.mail', tenant: 'default', requestId: 'test', principal: { kind: 'token', id: 'token:x', tenant: 'default', roles: ['member'] } } as const

async function hello({ runtime }: CrashHost): Promise<unknown> {
  const { body } = await runtime.invoke({ ...CALLER, kind: 'route', id: 'hello', head: { url: 'https://host/p/acme.mail/', method: 'GET', headers: {}, params: {}, query: {} } })
  return JSON.parse(String(body))
}

/** Directories in which a verb can begin: acme.mail 1.0.0 with data, and 1.1.0 over it, which keeps its data in another form. */
async function prepared(t: Test): Promise<Record<JournalledVerb, string>> {
  const f = await fixture(t)
  const first = dirname(f.dataDirectory)
  await f.publish({ ...MANIFEST, version: '1.0.0' }, MAIN('1.0.0'))
  await f.publish({ ...MANIFEST, version: '1.1.0', dataVersion: 2 }, MAIN('1.1.0'))
  await f.lifecycle.close()
  await f.store.close()
  const before = await openCrashHost(first)
  await doVerb(before.lifecycle, 'install', 'acme.mail@1.0.0')
  await before.runtime.invoke({ ...CALLER, kind: 'export', id: 'store', head: 'kept' })
  await before.close()
  const second = `${first}-upgraded`
  cpSync(first, second, { recursive: true })
  t.teardown(() => rmSync(second, { recursive: true }))
  const after = await openCrashHost(second)
  await doVerb(after.lifecycle, 'install')
  await after.close()
  return { install: first, rollback: second, remove: first }
}

/** @returns how the process ended */
async function doing(root: string, verb: JournalledVerb, killAt: string): Promise<unknown> {
  const child = fork(join(import.meta.dirname, '_crash-child.ts'), [root, verb, killAt], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const [code, signal] = await once(child, 'exit') as [number | null, string | null]
  return signal ?? code
}

const BEFORE = { install: '1.0.0', rollback: '1.1.0', remove: '1.0.0' } as const
const AFTER = { install: '1.1.0', rollback: '1.0.0', remove: undefined } as const
/** What is stored, and where, with each version in force. */
const DATA: Readonly<Record<string, { readonly stored?: string; readonly namespaces: readonly string[] }>> = {
  '1.0.0': { stored: 'kept', namespaces: ['acme.mail'] },
  '1.1.0': { stored: 'kept, migrated', namespaces: ['acme.mail', 'acme.mail@n'] },
  none: { namespaces: [] },
}

/** Either all of the old state, or all of the new one. */
async function isConsistent(t: Test, host: CrashHost, { root, version }: { readonly root: string; readonly version: string | undefined }): Promise<void> {
  const [info] = host.lifecycle.list()
  t.equal(info?.installed.version, version)
  t.notOk(info?.problem)
  const { stored, namespaces } = DATA[version ?? 'none'] ?? { namespaces: [] }
  if (version !== undefined) t.strictSame(await hello(host), { version, stored }, 'calls are answered, with the data')
  const kept = info?.upgrades?.kept ?? []
  t.equal(readdirSync(join(root, 'data', 'packages')).length, (version === undefined ? 0 : 1) + kept.length, 'no package beyond what is kept')
  const left: string[] = []
  for (const prefix of [['data'], ['sys', 'usage'], ['sys', 'expiry'], ['sys', 'journal'], ['sys', 'purges']]) {
    for await (const { key } of host.store.scan({ prefix })) left.push(key.slice(0, 4).join('/').replace(/@\d+/, '@n'))
  }
  t.strictSame(left, [...namespaces.map(name => `data/default/${name}/a`), ...namespaces.map(name => `sys/usage/default/${name}`)], 'no data of any other generation')
}

test('a host that is killed at any step of a verb starts with the old state or the new one', async t => {
  const directories = await prepared(t)
  for (const verb of Object.keys(STEPS) as JournalledVerb[]) {
    for (const [at, step] of STEPS[verb].entries()) {
      const version = at > (STEPS[verb] as readonly string[]).indexOf('switch') ? AFTER[verb] : BEFORE[verb]
      await t.test(`at the step ${step} of ${verb}: ${version ?? 'nothing'} is in force, and it can be done again`, async u => {
        const root = u.testdir()
        cpSync(directories[verb], root, { recursive: true })
        u.equal(await doing(root, verb, step), 'SIGKILL')
        const logged: string[] = []
        const host = await openCrashHost(root, { log: ({ message }) => { logged.push(message) } })
        u.teardown(() => host.close())
        await isConsistent(u, host, { root, version })
        u.strictSame(logged, version === BEFORE[verb] ? [`The ${verb} of acme.mail was interrupted at its step ${step}: nothing of it is in force.`] : [])
        if (version !== BEFORE[verb]) return
        await doVerb(host.lifecycle, verb)
        await isConsistent(u, host, { root, version: AFTER[verb] })
      })
    }
  }
})
