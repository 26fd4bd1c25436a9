import { isDeepStrictEqual } from 'node:util'
import type { IndexEntry } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { VerifiedPackage } from '@hardpoint/schemas/package'
import { printable } from '../layout/mod.ts'

/**
 * Demands that what was chosen by is what was signed.
 *
 * An index and a package are signed apart, and a publisher's key may be stolen or its tool wrong: an index that lies about a tier, an engine or a
 * dependency would have the resolver pull in plugins that the package never named, or let one past the license gate of the plan.
 *
 * @throws HP_ERR_REGISTRY_INDEX_MISMATCH
 */
export function checkAgreement(entry: IndexEntry, found: VerifiedPackage, registry: string): void {
  const { manifest, sha256, size, keyid } = found
  const signed = {
    id: manifest.id, version: manifest.version, sha256, size, keyid, tier: manifest.tier, title: manifest.title,
    description: manifest.description, engines: { ...manifest.engines },
    dependencies: { ...manifest.dependencies }, optionalDependencies: { ...manifest.optionalDependencies },
  }
  const indexed: Readonly<Record<string, unknown>> = { dependencies: {}, optionalDependencies: {}, ...entry }
  for (const [field, value] of Object.entries(signed)) {
    if (isDeepStrictEqual(indexed[field], value)) continue
    throw new HardpointError('HP_ERR_REGISTRY_INDEX_MISMATCH', {
      registry, what: `${entry.id} ${entry.version}`, field, expected: show(indexed[field]), found: show(value),
    })
  }
}

function show(value: unknown): string {
  return printable(JSON.stringify(value))
}
