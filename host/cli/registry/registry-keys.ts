import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { generateKeyPair, type KeyPair } from '@hardpoint/schemas/package'
import { readKeyFile, writeKeyFile } from '@hardpoint/sdk/tools'

/** The keys of who runs a registry. A registry works without them, until a publisher or a key changes. */
export interface RegistryKeys {
  /** Two of them make the next root. */
  readonly root: readonly [KeyPair, KeyPair, KeyPair]
  /** Signs the list of publishers. */
  readonly targets: KeyPair
  readonly files: readonly string[]
}

/** Makes what is missing in a folder; what is there stays. @throws HP_ERR_KEY_PERMISSIONS where others can read a key */
export async function prepareRegistryKeys(folder: string): Promise<RegistryKeys> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const [one, two, three, targets] = [join(folder, 'root-1.key.json'), join(folder, 'root-2.key.json'), join(folder, 'root-3.key.json'), join(folder, 'targets.key.json')] as const
  return {
    root: [await ensureKey(one), await ensureKey(two), await ensureKey(three)],
    targets: await ensureKey(targets),
    files: [one, two, three, targets],
  }
}

/** The key of a file, made where there is none. */
export async function ensureKey(file: string): Promise<KeyPair> {
  if (!existsSync(file)) await writeKeyFile(file, generateKeyPair())
  return readKeyFile(file)
}
