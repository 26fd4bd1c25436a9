import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { HostConfig, Manifest, Tier } from '@hardpoint/schemas'
import { generateKeyPair, type KeyPair } from '@hardpoint/schemas/package'
import { packPlugin } from '@hardpoint/sdk/tools'
import { checkManifest } from '../../host/cli/check-manifest.ts'
import { createHost, type Host } from '../../host/kernel/mod.ts'
import type { Plan } from '../../host/lifecycle/lifecycle.ts'
import { issueLicense } from '../../host/licensing/license-document.ts'
import { openTestRegistry, type TestRegistry } from '../_registry.ts'

/** A plugin of a test: a folder, or its two files as text. */
export type TestPlugin = string | { readonly manifest: Partial<Manifest> & Pick<Manifest, 'id'>; readonly main: string; readonly channel?: string }

export interface TestHostOptions {
  readonly plugins?: readonly TestPlugin[]
  readonly tier?: Tier
  readonly config?: HostConfig
  readonly listen?: boolean
}

export interface TestHost {
  host: Host
  readonly directory: string
  readonly keys: KeyPair
  readonly issuer: KeyPair
  readonly registry: TestRegistry
  /** As an admin, over the admin API and the real router. */
  call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<{ status: number; body: never; text: string }>
  /** With the host's keys, or others. */
  publish(plugin: TestPlugin, by?: KeyPair): Promise<void>
  install(id: string): Promise<void>
  license(tier: Tier, expiresAt?: Date): Promise<void>
  restart(): Promise<void>
  close(): Promise<void>
}

/** A whole host: signed packages, a directory registry, a license, installs by the ordinary path. */
export async function startTestHost({ plugins = [], tier = 'enterprise', config = {}, listen = false }: TestHostOptions = {}): Promise<TestHost> {
  const directory = await mkdtemp(join(tmpdir(), 'hardpoint-test-'))
  const [keys, issuer] = [generateKeyPair(), generateKeyPair()]
  const registry = await openTestRegistry(join(directory, 'registry'), checkManifest)
  const settings: HostConfig = { registry: join(directory, 'registry'), licenseIssuers: [issuer.publicKey], port: 0, ...config }
  const open = (): Promise<Host> => createHost({ dataDirectory: join(directory, 'data'), config: settings, listen })
  let sources = 0
  const made: TestHost = {
    host: await open(), directory, keys, issuer, registry,
    async call(method, path, body, headers = {}) {
      const response = await made.host.app.inject({
        method, url: path, headers: { authorization: `Bearer ${made.host.adminToken}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      })
      return { status: response.statusCode, body: parse(response.body) as never, text: response.body }
    },
    async publish(plugin, by = keys) {
      const folder = typeof plugin === 'string' ? plugin : await writePlugin(join(directory, `source-${++sources}`), plugin)
      await registry.publish(await packPlugin(folder, by), by, typeof plugin === 'string' ? undefined : plugin.channel)
    },
    async install(id) {
      const plan = await made.call('POST', '/api/v1/plugins/plan', { specs: [id] })
      if (plan.status !== 200) throw new TypeError(plan.text)
      const installed = await made.call('POST', '/api/v1/plugins/install', { plan: plan.body, consent: (plan.body as Plan).needsConsent })
      if (installed.status !== 200) throw new TypeError(installed.text)
    },
    async license(wanted, expiresAt = new Date(Date.now() + 86_400_000)) {
      const now = new Date(Date.now() - 1000).toISOString()
      const envelope = issueLicense({ tenant: '*', tier: wanted, issuer: 'test', issuedAt: now, notBefore: now, expiresAt: expiresAt.toISOString() }, issuer)
      const { status, text } = await made.call('PUT', '/api/v1/license', envelope)
      if (status !== 200) throw new TypeError(text)
    },
    async restart() {
      await made.host.close()
      made.host = await open()
    },
    async close() {
      await made.host.close()
      await registry.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
  if (tier !== 'free') await made.license(tier)
  for (const plugin of plugins) {
    await made.publish(plugin)
    await made.install(typeof plugin === 'string' ? (JSON.parse(await readFile(join(plugin, 'plugin.json'), 'utf8')) as { id: string }).id : plugin.manifest.id)
  }
  return made
}

async function writePlugin(folder: string, { manifest, main }: Exclude<TestPlugin, string>): Promise<string> {
  await mkdir(folder, { recursive: true })
  const whole = { version: '1.0.0', title: manifest.id, description: 'A plugin of a test.', license: 'Apache-2.0', engines: { hardpoint: '*' }, tier: 'free', ...manifest }
  await writeFile(join(folder, 'plugin.json'), JSON.stringify(whole, null, 2))
  await writeFile(join(folder, 'main.ts'), main)
  return folder
}

function parse(text: string): unknown {
  try { return JSON.parse(text) } catch { return undefined }
}
