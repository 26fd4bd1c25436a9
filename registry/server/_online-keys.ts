import { HardpointError } from '@hardpoint/schemas/errors'
import type { KeyPair } from '@hardpoint/schemas/package'
import { keySigner, publicKeyOf, type Signer } from '../roles/mod.ts'
import type { DurableFiles } from './_durable-files.ts'
import type { Step } from './_draft.ts'
import type { State } from './_state.ts'

const PATH = 'private/online.key.json'

/** The keys of snapshot and timestamp: one, or two while a new root makes the one follow the other. */
export async function readOnlineKeys(files: DurableFiles): Promise<KeyPair[]> {
  const bytes = await files.read(PATH)
  const keys = bytes === undefined ? undefined : parse(bytes)
  if (keys === undefined) throw new HardpointError('HP_ERR_DATA_CORRUPT', { directory: files.directory, problem: `${PATH} holds no keys` })
  return keys
}

/** As a step: these keys, for their owner alone. */
export function onlineKeysStep(keys: readonly KeyPair[]): Step {
  return { path: PATH, bytes: Buffer.from(`${JSON.stringify({ keys }, null, 2)}\n`), mode: 0o600 }
}

/** Those that sign now. A key that the root does not name yet signs as well: clients with the next root ask for it. */
export function onlineSigners(keys: readonly KeyPair[]): Signer[] {
  return keys.map(keySigner)
}

/** The keys that a root names, of those that are there. */
export function named(keys: readonly KeyPair[], { signed }: State['root']): KeyPair[] {
  const ids = signed.roles['timestamp']?.keyIDs ?? []
  const publicKeys = ids.flatMap((id) => signed.keys[id] === undefined ? [] : [publicKeyOf(signed.keys[id])])
  return keys.filter(({ publicKey }) => publicKeys.includes(publicKey))
}

function parse(bytes: Uint8Array): KeyPair[] | undefined {
  try {
    const { keys } = JSON.parse(Buffer.from(bytes).toString('utf8')) as { readonly keys?: unknown }
    return Array.isArray(keys) && keys.length > 0 && keys.every(isPair) ? keys : undefined
  } catch {
    // A syntax error would quote the key.
    return undefined
  }
}

function isPair(value: unknown): value is KeyPair {
  if (typeof value !== 'object' || value === null) return false
  const { publicKey, privateKey } = value as Readonly<Record<string, unknown>>
  return typeof publicKey === 'string' && typeof privateKey === 'string'
}
