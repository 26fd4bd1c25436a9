import { join } from 'node:path'
import type { KeyPair } from '@hardpoint/schemas/package'
import { ensureKey, prepareRegistryKeys, type RegistryKeys } from '../registry/registry-keys.ts'

/** The keys of a host that is its own registry and license issuer, as on a developer's machine. */
export interface QuickstartKeys {
  /** Signs the first-party plugins. */
  readonly publisher: KeyPair
  /** Signs licenses. */
  readonly issuer: KeyPair
  readonly issuerFile: string
  /** Those of its registry. */
  readonly registry: RegistryKeys
}

/** Makes what is missing; what is there stays. @throws HP_ERR_KEY_PERMISSIONS where others can read a key */
export async function prepareKeys(keysDirectory: string): Promise<QuickstartKeys> {
  const issuerFile = join(keysDirectory, 'license-issuer.key')
  return {
    publisher: await ensureKey(join(keysDirectory, 'publisher.key')), issuer: await ensureKey(issuerFile), issuerFile,
    registry: await prepareRegistryKeys(join(keysDirectory, 'registry')),
  }
}
