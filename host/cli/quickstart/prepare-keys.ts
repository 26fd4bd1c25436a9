import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { generateKeyPair, type KeyPair } from '@hardpoint/schemas/package'
import { readKeyFile, writeKeyFile } from '@hardpoint/sdk/tools'

/** The keys of a host that is its own registry and license issuer, as on a developer's machine. */
export interface QuickstartKeys {
  /** Signs the first-party plugins. */
  readonly publisher: KeyPair
  /** Signs licenses. */
  readonly issuer: KeyPair
  readonly issuerFile: string
}

/** Makes what is missing; what is there stays. @throws HP_ERR_KEY_PERMISSIONS where others can read a key */
export async function prepareKeys(keysDirectory: string): Promise<QuickstartKeys> {
  const issuerFile = join(keysDirectory, 'license-issuer.key')
  return { publisher: await ensureKey(join(keysDirectory, 'publisher.key')), issuer: await ensureKey(issuerFile), issuerFile }
}

async function ensureKey(file: string): Promise<KeyPair> {
  if (!existsSync(file)) await writeKeyFile(file, generateKeyPair())
  return readKeyFile(file)
}
