import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { HostConfig, Manifest, Tier } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { publisherOf, type KeyPair } from '@hardpoint/schemas/package'
import type { Inspection } from '../../cells/mod.ts'
import { createHost, type Host } from '../../kernel/mod.ts'
import type { InstalledPlugin, Plan, PlannedPlugin, PluginInfo } from '../../lifecycle/lifecycle.ts'
import { issueLicense } from '../../licensing/license-document.ts'
import { openClient, runningHost, type AdminClient } from '../client.ts'
import { openLocalRegistry, type LocalRegistry } from '../registry/local-registry.ts'
import { devVersion, packDevBuild, type DevBuild } from './dev-build.ts'
import type { DevFolder } from './dev-folder.ts'

const LICENSE_DAYS = 365

/** What became of a build that was installed. */
export interface DevInstalled {
  readonly id: string
  readonly version: string
  readonly manifest: Manifest
  /** What it may do that the build before might not. */
  readonly granted: PlannedPlugin['capabilities']
}

export interface DevHostOptions {
  readonly port: number
  readonly tier: Tier
  readonly inspection?: Inspection
}

/** An isolate sleeps after so long without a call: a debugger's breakpoints would go with it. */
const INSPECTED_IDLE_MS = 86_400_000

export interface DevHost {
  readonly url: string
  readonly client: AdminClient
  install(build: DevBuild): Promise<DevInstalled>
  close(): Promise<void>
}

/**
 * A whole host for one plugin under development: the host that operators run, with a license and a registry of its own. Nothing is switched off:
 * each build is packed, signed, published, verified, planned and installed, as anyone's would be.
 *
 * @throws HP_ERR_DEV_RUNNING where one runs in this folder, HP_ERR_PORT_IN_USE, and what createHost throws
 */
export async function openDevHost({ plugin, data, registry, keys }: DevFolder, { port, tier, inspection }: DevHostOptions): Promise<DevHost> {
  const sleeping = inspection?.withDebugger === true ? { cells: { idleMs: INSPECTED_IDLE_MS } } : {}
  // Its author looks at what fails: nothing goes back by itself.
  const upgrades = { keepVersions: 0, watchMinutes: 0 }
  const config: HostConfig = { upgrades, registry, licenseIssuers: [keys.issuer.publicKey], host: '127.0.0.1', port, logs: { level: 'debug' }, ...sleeping }
  const host = await createHost({ dataDirectory: data, config, ...(inspection === undefined ? {} : { inspection }) }).catch((error: unknown) => {
    if (!HardpointError.is(error, 'HP_ERR_DATA_LOCKED')) throw error
    const running = runningHost(data)
    throw new HardpointError('HP_ERR_DEV_RUNNING', { folder: plugin, where: running === undefined ? 'it is starting or ending' : `${running.url}, process ${running.pid}` }, { cause: error })
  })
  let local: LocalRegistry | undefined
  try {
    // Over HTTP, to the host that now runs: the path that every other install takes.
    const client = await openClient({ dataDirectory: data, openHost: async () => host })
    await client.call('PUT', '/license', license(tier, keys.issuer))
    const opened = await freshRegistry({ data, registry, keys })
    local = opened
    const built = new Map<string, string>()
    return {
      url: host.url ?? '',
      client,
      async install(build) {
        const { id } = build.manifest
        inspection?.addBuild(id, textOf(build, 'main.js'), textOf(build, 'main.js.map'))
        const before = await client.call<readonly PluginInfo[]>('GET', '/plugins')
        const present = before.find(({ installed }) => installed.id === id)
        // Also after a build that was published and could not be installed: a registry never takes other bytes under a version either.
        const version = devVersion(build.manifest.version, built.get(id) ?? present?.installed.version)
        built.set(id, version)
        await publish(opened, id, { bytes: packDevBuild(build, version, keys.publisher), key: keys.publisher })
        // Its author gave it another name: under the old one its jobs and event handlers would go on.
        for (const { installed } of before) if (installed.id !== id) await client.call('DELETE', `/plugins/${installed.id}`)
        // Back to an older version of plugin.json is what an author does who switches branches.
        const plan = await client.call<Plan>('POST', '/plugins/plan', { specs: [`${id}@${version}`], allowDowngrade: true })
        await client.call<InstalledPlugin[]>('POST', '/plugins/install', { plan, consent: plan.needsConsent })
        return { id, version, manifest: build.manifest, granted: grantedBy(plan, id) }
      },
      close: () => closeBoth(host, opened),
    }
  } catch (error) {
    await closeBoth(host, local).catch(() => undefined)
    throw error
  }
}

async function closeBoth(host: Host, registry: LocalRegistry | undefined): Promise<void> {
  try {
    await host.close()
  } finally {
    await registry?.close()
  }
}

function textOf({ files }: DevBuild, name: string): string { return new TextDecoder().decode(files.get(name)) }

function grantedBy({ plugins, needsConsent }: Plan, id: string): PlannedPlugin['capabilities'] {
  const asked = needsConsent[id] ?? []
  return (plugins.find((planned) => planned.id === id)?.capabilities ?? []).filter((capability) => asked.includes(capability.id))
}

function license(tier: Tier, issuer: DevFolder['keys']['issuer']): unknown {
  const from = new Date(Date.now() - 1000).toISOString()
  return issueLicense({ tenant: '*', tier, issuer: 'plugin dev', issuedAt: from, notBefore: from, expiresAt: new Date(Date.now() + LICENSE_DAYS * 86_400_000).toISOString() }, issuer)
}

/** A registry of this session: a year of development must not fill the disk, nor make each index longer than the one before. */
async function freshRegistry({ data, registry, keys }: Pick<DevFolder, 'data' | 'registry' | 'keys'>): Promise<LocalRegistry> {
  await rm(registry, { recursive: true, force: true })
  // With what this host remembers of the one before: it is another registry, at the same place.
  await rm(join(data, 'registry-trust'), { recursive: true, force: true })
  return openLocalRegistry(registry, keys.registry)
}

/** Publishes a build, and takes the packages of those before it away: a day of development must not fill the disk. */
async function publish(registry: LocalRegistry, id: string, { bytes, key }: { readonly bytes: Uint8Array; readonly key: KeyPair }): Promise<void> {
  await registry.register(publisherOf(id), key.publicKey)
  const { version, sha256 } = await registry.publish(id, bytes, key)
  const packages = join(registry.store.directory, 'packages', id)
  for (const file of await readdir(packages)) if (file !== `${version}-${sha256}.hpk`) await rm(join(packages, file), { force: true })
}
