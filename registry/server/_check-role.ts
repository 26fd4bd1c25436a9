import { isDeepStrictEqual } from 'node:util'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { Metadata } from '@tufjs/models'
import { printable } from '../layout/mod.ts'
import type { Role } from '../roles/mod.ts'
import { CLOCK_SKEW_MS } from './_clock-skew.ts'

/** @returns HP_ERR_ROLE_REFUSED, to be thrown */
export function roleRefused(role: string, problem: string): HardpointError {
  return new HardpointError('HP_ERR_ROLE_REFUSED', { role, problem })
}

/** No version is left out, none comes again. @throws HP_ERR_CONFLICT */
export function assertNext(role: string, version: number, before: number): void {
  if (version !== before + 1) throw new HardpointError('HP_ERR_CONFLICT', { what: `the role ${role} is at version ${before}, and version ${version} was sent` })
}

/** It holds for a while, and no longer than such a role does: `longest`, in ms. */
export function assertTimely(role: string, expires: string, { now, longest }: { readonly now: number; readonly longest: number }): void {
  const life = Date.parse(expires) - now
  if (!(life <= longest + CLOCK_SKEW_MS && life >= CLOCK_SKEW_MS)) throw roleRefused(role, `it expires at ${expires}`)
}

/** It says what ours would say, and nothing else: no delegations, no fields of its own. @param ours made of what was read in it */
export function assertIsOurs(role: string, metadata: Metadata<Role>, ours: Role): void {
  if (!isOurs(metadata, ours)) throw roleRefused(role, 'it holds more than such a role says')
}

export function isOurs({ signed, unrecognizedFields }: Metadata<Role>, ours: Role): boolean {
  return isDeepStrictEqual(ours.toJSON(), signed.toJSON()) && Object.keys(unrecognizedFields).length === 0
}

/**
 * What the hosts' own verifier says of roles that were sent, as the sender's and not as this registry's: it names no folder of this machine, and
 * it is no failure of the server.
 */
export function asRefusal(error: unknown, roles: readonly string[]): unknown {
  if (!HardpointError.is(error) || !/^HP_ERR_REGISTRY_(?:UNTRUSTED|ROLLBACK|EXPIRED|MIXED|CORRUPT|DIGEST)$/.test(error.code)) return error
  const { what, problem, expires } = error.details as Readonly<Record<string, unknown>>
  const said = problem === undefined ? expires === undefined ? error.code : `it held until ${String(expires)}` : String(problem)
  return new HardpointError('HP_ERR_ROLE_REFUSED', { role: roles.map(printable).join(', '), problem: printable(`hosts would not read ${String(what)}: ${said}`) }, { cause: error })
}
