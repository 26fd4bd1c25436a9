import type { HostConfig, Manifest } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { publisherOf } from '@hardpoint/schemas/package'
import type { PluginCode } from '../cells/cells.ts'
import type { ExpectedPackage, PackageShelf } from '../trust/mod.ts'
import type { ConsentRules } from './consent-rules.ts'

const LIMITS = { cpuMs: 500, wallMs: 10_000, memoryMb: 64, concurrency: 64 }
const CAPS = { maxCpuMs: 5000, maxWallMs: 30_000, maxMemoryMb: 512 }

export interface CodeOptions {
  readonly shelf: PackageShelf
  readonly cells: HostConfig['cells']
  readonly surfaceOf: ConsentRules['surfaceOf']
}

/**
 * A plugin as a cell needs it.
 *
 * `main` is read, and the package verified, when a cell loads it: a thousand installed plugins cost no memory, and what
 * was changed on disk since the start of the host is refused.
 *
 * @throws from `main`: what PackageShelf.read throws
 */
export function pluginCode(expected: ExpectedPackage, { shelf, cells, surfaceOf }: CodeOptions): PluginCode {
  const { manifest } = expected
  let text: WeakRef<{ readonly main: string }> | undefined
  return {
    id: manifest.id,
    version: manifest.version,
    digest: expected.digest,
    placement: manifest.isolation === 'plugin' ? manifest.id : publisherOf(manifest.id),
    limits: cap(manifest, cells),
    get surface() {
      return surfaceOf(manifest)
    },
    get main() {
      const kept = text?.deref()
      if (kept !== undefined) return kept.main
      const made = { main: readMain(shelf, expected) }
      text = new WeakRef(made)
      return made.main
    },
  }
}

function readMain(shelf: PackageShelf, expected: ExpectedPackage): string {
  const main = shelf.read(expected).files.get('main.js')
  if (main === undefined) throw new HardpointError('HP_ERR_PLUGIN_LOAD', { plugin: expected.id, problem: 'its package has no main.js' })
  return Buffer.from(main).toString()
}

/** What the manifest asks for, at most what the operator allows. */
function cap({ id, limits }: Manifest, cells: HostConfig['cells']): PluginCode['limits'] {
  const { cpuMs, wallMs, memoryMb, concurrency } = { ...LIMITS, ...limits }
  const { maxCpuMs, maxWallMs, maxMemoryMb } = { ...CAPS, ...cells }
  return { cpuMs: Math.min(cpuMs, maxCpuMs), wallMs: Math.min(wallMs, maxWallMs), memoryMb: Math.min(memoryMb, maxMemoryMb), concurrency, weight: cells?.weights?.[id] ?? 1 }
}
