import { manifestOf } from './_manifest.ts'
import { writeSignature } from './_statement.ts'
import { assertUsableKey } from './ed25519.ts'
import { SIGNATURE_FILE } from './package-path.ts'
import type { KeyPair, PackageFiles } from './package.ts'
import { verifyPackage } from './verify-package.ts'
import { writePackage } from './write-package.ts'

/**
 * Packs and signs files as a .hpk. A signature among them is replaced. The same files and key give the same bytes.
 *
 * What it returns has been verified the way a host will.
 *
 * @throws HP_ERR_KEY_INVALID, HP_ERR_DOCUMENT_INVALID (plugin.json), HP_ERR_PACKAGE_FILE (plugin.json or main.js missing),
 *   HP_ERR_PACKAGE_FORMAT, HP_ERR_PACKAGE_TOO_LARGE
 */
export function signPackage(files: PackageFiles, keyPair: KeyPair): Uint8Array {
  assertUsableKey(keyPair.publicKey)
  const unsigned = new Map(files)
  unsigned.delete(SIGNATURE_FILE)
  const signature = writeSignature(unsigned, manifestOf(unsigned), keyPair)
  const bytes = writePackage(new Map([[SIGNATURE_FILE, signature], ...unsigned]))
  verifyPackage(bytes, { publicKeys: [keyPair.publicKey] })
  return bytes
}
