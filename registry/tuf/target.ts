import type { TargetFile } from '@tufjs/models'

/** How signed metadata names a file: by the number of its bytes and their SHA-256. */
export interface Target {
  readonly length: number
  readonly sha256: string
}

/** The targets of a role that passed `soundness`, by path. */
export function targetsOf(targets: Readonly<Record<string, TargetFile>>): Readonly<Record<string, Target>> {
  return Object.fromEntries(Object.entries(targets).map(([path, { length, hashes }]) => [path, { length, sha256: hashes['sha256'] ?? '' }]))
}
