import type { IndexEntry } from '@hardpoint/schemas'
import { npmName } from './npm-name.ts'

/** What npm calls a manifest: the package.json of a plugin's version. npm then installs the plugins it depends on, too. */
export interface NpmManifest {
  readonly name: string
  readonly version: string
  readonly description: string
  readonly keywords: readonly string[]
  readonly dependencies: Readonly<Record<string, string>>
  readonly optionalDependencies: Readonly<Record<string, string>>
  /** What hosts go by. npm ignores it. */
  readonly hardpoint: { readonly id: string; readonly sha256: string; readonly tier: string; readonly engine: string }
}

/** The same for the same entry, in its bytes too: npm's lockfiles hold the digest of what it stands in. */
export function npmManifest({ id, version, description, dependencies, optionalDependencies, sha256, tier, engines }: IndexEntry): NpmManifest {
  return {
    name: npmName(id), version, description, keywords: ['hardpoint-plugin'],
    dependencies: renamed(dependencies), optionalDependencies: renamed(optionalDependencies),
    hardpoint: { id, sha256, tier, engine: engines.hardpoint },
  }
}

function renamed(dependencies: IndexEntry['dependencies']): Record<string, string> {
  return Object.fromEntries(Object.entries(dependencies ?? {}).map(([id, range]) => [npmName(id), range ?? '*']))
}
