import type { ExitCode } from '@hardpoint/schemas/errors'

/** What the exit code says: for scripts, which should not read sentences. */
export const EXIT_CODES: Readonly<Record<0 | ExitCode | 130, string>> = {
  0: 'done',
  1: 'failed: the operation could not be carried out',
  2: 'usage: unknown command or option, missing argument',
  3: 'refused by policy: license, tier, feature, consent, role, dependents',
  4: 'not found: plugin, version, feature, file, route',
  5: 'not trusted: signature, digest, key, permissions',
  6: 'unavailable: host, registry or network',
  7: 'conflict: in use, exists already, changed in between',
  8: 'invalid input: document, package, body, key',
  70: 'internal: a fault of Hardpoint itself',
  130: 'interrupted',
}

export function exitCodesHelp(): string {
  return ['Exit codes', '', ...Object.entries(EXIT_CODES).map(([code, meaning]) => `  ${code.padStart(3)}  ${meaning}`)].join('\n')
}
