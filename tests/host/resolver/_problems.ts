import { HardpointError } from '@hardpoint/schemas/errors'
import { resolve } from '../../../host/resolver/resolve.ts'
import type { ConflictCause, PackageVersion, ResolveInput } from '../../../host/resolver/resolution.ts'

export const DAY = 86_400_000

/** Every one there is. */
export const CAUSES: readonly ConflictCause[] = [
  'bad-range', 'blocked', 'channel', 'cycle', 'dependency', 'engine', 'held', 'missing', 'no-version', 'override', 'pinned', 'publisher', 'requirement', 'revoked', 'tier', 'too-young', 'yanked',
]

export function choose(input: ResolveInput): Record<string, string> {
  return Object.fromEntries(resolve(input).versions)
}

export function failure(input: ResolveInput): { code: string; explanation: string; remedy: string; causes: readonly string[] } {
  try {
    resolve(input)
  } catch (error) {
    if (!HardpointError.is(error)) throw error
    const { explanation, remedy, causes } = error.details as { explanation: string; remedy: string; causes: readonly string[] }
    return { code: error.code, explanation, remedy, causes }
  }
  return { code: 'none', explanation: '', remedy: '', causes: [] }
}

export const v = (version: string, rest: Omit<PackageVersion, 'version'> = {}): PackageVersion => ({ version, ...rest })
export const needs = (version: string, dependencies: Record<string, string>): PackageVersion => ({ version, dependencies })
