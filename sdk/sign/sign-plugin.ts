import { readPackage, signPackage, type KeyPair } from '@hardpoint/schemas/package'

/**
 * Signs a .hpk as it is; a signature in it is replaced.
 *
 * @returns the bytes of the signed .hpk
 * @throws HP_ERR_PACKAGE_FORMAT, HP_ERR_PACKAGE_TOO_LARGE, HP_ERR_PACKAGE_FILE, HP_ERR_DOCUMENT_INVALID, HP_ERR_KEY_INVALID
 */
export function signPlugin(hpk: Uint8Array, keyPair: KeyPair): Uint8Array {
  return signPackage(readPackage(hpk), keyPair)
}
