import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { createServer, type RequestListener } from 'node:http'
import { join } from 'node:path'
import type { Advisory, IndexEntry, Manifest } from '@hardpoint/schemas'
import { generateKeyPair, signPackage, type KeyPair } from '@hardpoint/schemas/package'
import type { ErrorCode } from '@hardpoint/schemas/errors'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { Source } from '@hardpoint/registry/client'
import { initRegistry, keySigner, openRegistryStore, type CheckManifest, type Preflight, type RegistryStore, type Signer } from '@hardpoint/registry/server'

/** The clock of every test: a Friday in 2026. */
export const NOW = Date.parse('2026-11-20T12:00:00.000Z')

export const ENTRY: IndexEntry = {
  id: 'acme.mail', version: '1.0.0', sha256: 'a'.repeat(64), size: 100, keyid: 'b'.repeat(64), tier: 'free',
  title: 'Mail', description: 'Sends mail', engines: { hardpoint: '^0.1.0' }, publishedAt: '2026-11-20T12:00:00.000Z',
}

export const ADVISORY: Advisory = {
  id: 'HPA-1', plugin: 'acme.mail', range: '<1.2.0', severity: 'critical', title: 'Mail is sent to strangers', action: 'disable', publishedAt: '2026-11-20T12:00:00.000Z',
}

export function manifestOf(overrides: Partial<Manifest> = {}): Manifest {
  return {
    id: 'acme.mail', version: '1.0.0', title: 'Mail', description: 'Sends mail', license: 'MIT',
    engines: { hardpoint: '^0.1.0' }, tier: 'free', ...overrides,
  }
}

/** A signed package; `files` are added to plugin.json and main.js. */
export function packageOf(keys: KeyPair, overrides: Partial<Manifest> = {}, files: Readonly<Record<string, string>> = {}): Uint8Array {
  const all = { 'plugin.json': JSON.stringify(manifestOf(overrides)), 'main.js': 'export default {}\n', ...files }
  return signPackage(new Map(Object.entries(all).map(([path, text]) => [path, Buffer.from(text)])), keys)
}

interface Cleaner { teardown(work: () => unknown): unknown }

export async function temporaryDirectory(t: Cleaner): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'hp-registry-'))
  t.teardown(() => rm(directory, { recursive: true, force: true }))
  return directory
}

/** Who runs a registry: the keys that are never in it. */
export interface Operator {
  readonly root: readonly [Signer, Signer, Signer]
  readonly targets: Signer
}

export function newOperator(): Operator {
  const signer = (): Signer => keySigner(generateKeyPair())
  return { root: [signer(), signer(), signer()], targets: signer() }
}

/** A registry in which there is nobody yet. */
export async function newRegistry(t: Cleaner): Promise<{ readonly directory: string; readonly operator: Operator }> {
  const directory = await temporaryDirectory(t)
  const operator = newOperator()
  await initRegistry(directory, { ...operator, clock: () => NOW })
  return { directory, operator }
}

export interface Fixture {
  readonly directory: string
  readonly operator: Operator
  readonly store: RegistryStore
  readonly keys: KeyPair
  readonly token: string
}

/** A store with the publisher acme, its key and a token. */
export async function acmeStore(
  t: Cleaner, { checkManifest = () => undefined, preflight = async () => undefined }: { checkManifest?: CheckManifest; preflight?: Preflight } = {},
): Promise<Fixture> {
  const { directory, operator } = await newRegistry(t)
  const store = await openRegistryStore(directory, { clock: () => NOW, checkManifest, preflight })
  t.teardown(() => store.close())
  const keys = generateKeyPair()
  await store.registerPublisher('acme', keys.publicKey, operator.targets)
  return { directory, operator, store, keys, token: (await store.createToken('acme', { scopes: ['publish', 'yank'], expiresAt: '2099-01-01T00:00:00.000Z' })).token }
}

/** The code of what a promise rejects with; whatever else happened, in words. */
export async function codeOf(work: Promise<unknown> | (() => unknown)): Promise<ErrorCode | string> {
  return (await errorOf(work))?.code ?? 'no error'
}

/** The error of ours that some work ends with. Any other error passes through. */
export async function errorOf(work: Promise<unknown> | (() => unknown)): Promise<HardpointError | undefined> {
  try {
    await (typeof work === 'function' ? work() : work)
    return undefined
  } catch (error) {
    if (HardpointError.is(error)) return error
    throw error
  }
}

/** A web server that answers as a test tells it to; closed with the test. */
export async function mirror(t: Cleaner, answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  t.teardown(() => {
    server.closeAllConnections()
    return new Promise((resolve) => { server.close(resolve) })
  })
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`
}

/** A source over files in memory. */
export function memorySource(files: Readonly<Record<string, Uint8Array | string>>): Source & { readonly asked: string[] } {
  const asked: string[] = []
  return {
    location: 'memory',
    asked,
    read: async (path) => {
      asked.push(path)
      const content = Object.hasOwn(files, path) ? files[path] : undefined
      return content === undefined ? undefined : Buffer.from(content as string)
    },
  }
}
