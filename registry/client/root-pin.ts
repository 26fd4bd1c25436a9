import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { HardpointError } from '@hardpoint/schemas/errors'
import { printable } from '../layout/mod.ts'

/** What the operator says of a registry's first root: its fingerprint, and its bytes where a file was named. */
export interface RootPin {
  readonly fingerprint: string
  readonly bytes?: Uint8Array
}

/** A root's name among people: `sha256:` and 64 hexadecimal digits. */
export function fingerprintOf(root: Uint8Array): string {
  return `sha256:${createHash('sha256').update(root).digest('hex')}`
}

/**
 * Reads `registryRoot`: a fingerprint of the registry's first root, or the path of a root file.
 *
 * @throws HP_ERR_REGISTRY_ROOT where it is neither
 */
export async function readRootPin(text: string, registry: string): Promise<RootPin> {
  if (/^sha256:[0-9a-f]{64}$/.test(text)) return { fingerprint: text }
  if (text.startsWith('sha256:')) throw rootRefused(registry, `registryRoot is ${printable(text)}, which is no fingerprint: sha256: and 64 of 0-9a-f`)
  try {
    const bytes = await readFile(text)
    return { fingerprint: fingerprintOf(bytes), bytes }
  } catch (cause) {
    const problem = cause instanceof Error && 'code' in cause ? String(cause.code) : 'it cannot be read'
    throw rootRefused(registry, `registryRoot names the file ${printable(text)}: ${problem}`, cause)
  }
}

/** @returns HP_ERR_REGISTRY_ROOT, to be thrown */
export function rootRefused(registry: string, problem: string, cause?: unknown): HardpointError {
  return new HardpointError('HP_ERR_REGISTRY_ROOT', { registry, problem }, { cause })
}
