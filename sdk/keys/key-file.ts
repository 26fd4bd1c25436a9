import { open, type FileHandle } from 'node:fs/promises'
import { parseStrictJson } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { assertUsableKey, type KeyPair, sign } from '@hardpoint/schemas/package'

/** Larger than any key file of ours: what is named by mistake is not read whole. */
const MAX_BYTES = 4096

/** What a key file holds, as JSON. */
interface KeyFile extends KeyPair {
  readonly schema: 1
  readonly type: 'ed25519'
}

/**
 * Writes a key pair to a new file that only its owner can read. Never replaces a file: a lost key cannot be had back.
 *
 * @throws HP_ERR_FILE_EXISTS
 */
export async function writeKeyFile(file: string, { publicKey, privateKey }: KeyPair): Promise<void> {
  const content: KeyFile = { schema: 1, type: 'ed25519', publicKey, privateKey }
  const handle = await createExclusive(file)
  try {
    await handle.writeFile(`${JSON.stringify(content, null, 2)}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Reads a key pair, if nobody but its owner can. The permissions are those of the open file, so it cannot be exchanged
 * between the check and the reading.
 *
 * @throws HP_ERR_FILE_MISSING, HP_ERR_KEY_PERMISSIONS, HP_ERR_KEY_INVALID
 */
export async function readKeyFile(file: string): Promise<KeyPair> {
  const handle = await openExisting(file)
  try {
    const { mode, size } = await handle.stat()
    // Windows reports made-up modes; its files are as private as their folder.
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new HardpointError('HP_ERR_KEY_PERMISSIONS', { file, mode: (mode & 0o777).toString(8).padStart(4, '0') })
    }
    if (size > MAX_BYTES) throw unusable(file)
    return parseKeyFile(await handle.readFile('utf8'), file)
  } finally {
    await handle.close()
  }
}

/** Errors name the file, never what is in it. */
function parseKeyFile(text: string, file: string): KeyPair {
  const { schema, type, publicKey, privateKey } = fields(text, file)
  if (schema !== 1 || type !== 'ed25519' || typeof publicKey !== 'string' || typeof privateKey !== 'string') throw unusable(file)
  assertUsableKey(publicKey)
  const keyPair = { publicKey, privateKey }
  sign(new Uint8Array(), keyPair) // Refuses halves that do not belong together, here rather than at the first package.
  return keyPair
}

function fields(text: string, file: string): Partial<Record<keyof KeyFile, unknown>> {
  let value: unknown
  try {
    value = parseStrictJson(text, file)
  } catch {
    // Without the cause: it may quote the private key.
    throw unusable(file)
  }
  if (typeof value !== 'object' || value === null) throw unusable(file)
  return value
}

async function createExclusive(file: string): Promise<FileHandle> {
  try {
    return await open(file, 'wx', 0o600)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') throw new HardpointError('HP_ERR_FILE_EXISTS', { file, remedy: 'Name another file, or move this one away.' })
    throw notThere(file, cause)
  }
}

async function openExisting(file: string): Promise<FileHandle> {
  try {
    return await open(file, 'r')
  } catch (cause) {
    throw notThere(file, cause)
  }
}

function notThere(file: string, cause: unknown): HardpointError {
  return new HardpointError('HP_ERR_FILE_MISSING', { file, remedy: 'Make a key with: hardpoint keys new' }, { cause })
}

function unusable(file: string): HardpointError {
  return new HardpointError('HP_ERR_KEY_INVALID', { key: `in ${file}`, problem: 'the file is not a key file of Hardpoint' })
}
