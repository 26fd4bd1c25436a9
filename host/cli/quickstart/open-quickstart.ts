import { join } from 'node:path'
import { HardpointError } from '@hardpoint/schemas/errors'
import { publisherOf } from '@hardpoint/schemas/package'
import { createHost, type Host } from '../../kernel/mod.ts'
import { dataDirectory, prepareDataDirectory } from '../../kernel/data-directory.ts'
import { openClient, type AdminClient } from '../client.ts'
import { publishAll, startEmbeddedRegistry, type EmbeddedRegistry, type Published } from './embedded-registry.ts'
import { firstPartyPlugins } from './first-party.ts'
import { installFirstParty, type InstallOutcome } from './install-first-party.ts'
import { installedBefore, rememberInstalled } from './installed-before.ts'
import { prepareConfig } from './prepare-config.ts'
import { prepareKeys } from './prepare-keys.ts'

export interface QuickstartOptions {
  /** The repository. */
  readonly root: string
  readonly data: string
  readonly port: number | undefined
  /** Called before each step, for a person who waits. */
  readonly onStep: (step: string) => void
}

/** A host with its own registry, and what happened on the way. */
export interface Quickstart {
  readonly host: Host
  readonly client: AdminClient
  readonly registryUrl: string
  readonly published: readonly Published[]
  readonly outcomes: readonly InstallOutcome[]
  readonly issuerFile: string
  close(): Promise<void>
}

/** Everything `npm start` does: keys, settings, registry, host, first-party plugins. Each part is made once and found again later. */
export async function openQuickstart({ root, data, port, onStep }: QuickstartOptions): Promise<Quickstart> {
  const directory = dataDirectory(data)
  await prepareDataDirectory(directory)
  onStep('Keys and settings')
  const keys = await prepareKeys(directory.keys)
  const plugins = firstPartyPlugins(root)
  const publishers = Object.fromEntries(plugins.map(({ id }) => [publisherOf(id), [keys.publisher.publicKey]]))
  onStep('Registry: building, signing and publishing the first-party plugins')
  const registry = await startEmbeddedRegistry(join(directory.root, 'registry'), keys.registry).catch((error: unknown) => {
    // The registry is the first thing that a second start on this directory meets; the host is what stands in its way.
    throw HardpointError.is(error, 'HP_ERR_REGISTRY_LOCKED') ? new HardpointError('HP_ERR_DATA_LOCKED', { directory: directory.root }, { cause: error }) : error
  })
  let host: Host | undefined
  try {
    // The host is told which root to expect, so that it believes no other registry that comes to stand there.
    const registryRoot = `sha256:${registry.root}`
    await prepareConfig(directory.configFile, { registry: join(directory.root, 'registry'), registryRoot, publishers, licenseIssuers: [keys.issuer.publicKey] })
    const published = await publishAll(registry, plugins, keys.publisher)
    onStep('Host')
    const opened = await createHost({ dataDirectory: directory.root, config: { registry: registry.url, registryRoot, ...(port === undefined ? {} : { port }) } })
    host = opened
    onStep('Installing the first-party plugins')
    // Over HTTP, to the host that now runs: the path that every other install takes.
    const client = await openClient({ dataDirectory: directory.root, openHost: async () => opened })
    const before = await installedBefore(directory.root)
    const outcomes = await installFirstParty(client, plugins, before)
    await rememberInstalled(directory.root, [...before, ...outcomes.filter(({ outcome }) => outcome === 'installed' || outcome === 'present').map(({ id }) => id)])
    return { host: opened, client, registryUrl: registry.url, published, outcomes, issuerFile: keys.issuerFile, close: () => closeBoth(opened, registry) }
  } catch (error) {
    // A host that still listens would keep the process, and the port, although the start has failed. What failed first is told.
    await closeBoth(host, registry).catch(() => undefined)
    throw error
  }
}

/** The registry closes even where the host does not close well: its lock would outlive it. */
async function closeBoth(host: Host | undefined, registry: EmbeddedRegistry): Promise<void> {
  try {
    await host?.close()
  } finally {
    await registry.close()
  }
}
