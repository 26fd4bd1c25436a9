import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openRegistryStore } from '@hardpoint/registry/server'
import type { Test } from 'tap'
import { test } from 'tap'
import { NOW, codeOf, errorOf, newRegistry, temporaryDirectory } from '../_fixtures.ts'

const HOLDER = join(import.meta.dirname, '_lock-holder.ts')
const options = { clock: () => NOW, checkManifest: () => undefined }

/** Another process that holds the directory. @param command what starts it, such as unshare */
async function held(t: Test, directory: string, command: readonly string[] = []): Promise<ChildProcess | undefined> {
  const [program = '', ...args] = [...command, process.execPath, HOLDER, directory]
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  t.teardown(() => { child.kill('SIGKILL') })
  const ready = await Promise.race([once(child.stdout, 'data').then(() => true), once(child, 'exit').then(() => false), once(child, 'error').then(() => false)])
  return ready ? child : undefined
}

async function killed(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

/** Writes some fields of the lock anew: pid, start, nonce, boot, namespace, machine, beacon. */
async function rewrite(directory: string, fields: Readonly<Record<number, string>>): Promise<void> {
  const path = join(directory, 'private/lock')
  const parts = (await readFile(path, 'utf8')).trim().split(' ')
  await writeFile(path, `${parts.map((part, at) => fields[at] ?? part).join(' ')}\n`)
}

async function takesOver(t: Test, directory: string, name: string): Promise<void> {
  const store = await openRegistryStore(directory, options)
  await store.close()
  t.same((await readdir(join(directory, 'private'))).filter((file) => file.startsWith('lock')), [], `${name}: taken over, and nothing left`)
}

test('openRegistryStore() sees the writer of another pid namespace by its socket, and its end', async (t) => {
  const { directory } = await newRegistry(t)
  const child = await held(t, directory)
  if (child === undefined) return t.fail('it holds')
  // As another container finds it: a pid that is nobody's there, or somebody else's.
  for (const pid of ['999999999', String(process.pid)]) {
    await rewrite(directory, { 0: pid, 1: '1', 4: 'pid:[1]' })
    t.match(await errorOf(openRegistryStore(directory, options)), { code: 'HP_ERR_REGISTRY_LOCKED', fix: /^Name that server/ }, pid)
  }
  await killed(child)
  await takesOver(t, directory, 'killed')
})

test('openRegistryStore() takes nobody for dead whom it cannot see, and says what to do', async (t) => {
  const { directory } = await newRegistry(t)
  const child = await held(t, directory)
  if (child === undefined) return t.fail('it holds')
  await killed(child)
  const [dark, elsewhere, earlier] = [{ 6: '-' }, { 5: 'other%2Dhost' }, { 3: 'another-boot' }]
  for (const [name, fields] of [
    ['another pid namespace, without a socket', { ...dark, 4: 'pid:[1]' }], ['another machine', { ...earlier, ...elsewhere }], ['another machine, without a socket', { ...earlier, ...elsewhere, ...dark }],
  ] as const) {
    await rewrite(directory, fields)
    t.match(await errorOf(openRegistryStore(directory, options)), { code: 'HP_ERR_REGISTRY_LOCKED', fix: new RegExp(`delete ${join(directory, 'private/lock')}`) }, name)
  }
  await rm(join(directory, 'private/lock'))
  await (await openRegistryStore(directory, options)).close()
})

test('openRegistryStore() takes over after a restart of the machine, whatever runs under that pid now', async (t) => {
  const { directory } = await newRegistry(t)
  for (const fields of [{ 3: 'another-boot', 0: String(process.pid) }, { 3: 'another-boot', 4: 'pid:[1]', 6: '-' }]) {
    const child = await held(t, directory)
    if (child === undefined) return t.fail('it holds')
    await killed(child)
    await rewrite(directory, fields)
    await takesOver(t, directory, JSON.stringify(fields))
  }
})

test('openRegistryStore() goes by pid and start where there is no socket', async (t) => {
  const { directory } = await newRegistry(t)
  const child = await held(t, directory)
  if (child === undefined) return t.fail('it holds')
  const [socket = ''] = (await readdir(join(directory, 'private'))).filter((file) => file.startsWith('lock-'))
  await rename(join(directory, 'private', socket), join(directory, 'private/elsewhere'))
  t.equal(await codeOf(openRegistryStore(directory, options)), 'HP_ERR_REGISTRY_LOCKED', 'it lives')
  await rewrite(directory, { 1: '1' })
  await takesOver(t, directory, 'its pid is another process\'s')
})

test('openRegistryStore() locks a folder whose path is too long for a socket', async (t) => {
  const parent = join(await temporaryDirectory(t), 'a'.repeat(100))
  await mkdir(parent)
  const { directory } = await newRegistry(t)
  const deep = join(parent, 'registry')
  await rename(directory, deep)
  const child = await held(t, deep)
  if (child === undefined) return t.fail('it holds')
  t.notOk((await readdir(join(deep, 'private'))).some((file) => file.startsWith('lock-')))
  t.equal(await codeOf(openRegistryStore(deep, options)), 'HP_ERR_REGISTRY_LOCKED')
  await killed(child)
  await takesOver(t, deep, 'killed')
})

test('openRegistryStore() is told of a writer in a real pid namespace', async (t) => {
  const { directory } = await newRegistry(t)
  const child = await held(t, directory, ['unshare', '--user', '--map-root-user', '--pid', '--fork', '--kill-child', '--mount-proc'])
  if (child === undefined) return t.pass('this system lets nobody make one')
  t.match(await readFile(join(directory, 'private/lock'), 'utf8'), /^\d{1,2} /, 'a small pid')
  t.equal(await codeOf(openRegistryStore(directory, options)), 'HP_ERR_REGISTRY_LOCKED')
  child.kill('SIGKILL')
  await once(child.stdout ?? child, 'close')
  await takesOver(t, directory, 'killed')
  t.notOk(existsSync(join(directory, 'private/lock')))
})
