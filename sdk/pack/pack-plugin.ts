import { signPackage, writePackage, type KeyPair } from '@hardpoint/schemas/package'
import { buildPlugin } from '../build/build-plugin.ts'

/**
 * Builds a plugin's folder into the bytes of a .hpk: signed with a key, or, without one, to be signed later with
 * `signPlugin` (on a machine that has the key and not the source's dependencies).
 *
 * @throws what `buildPlugin` throws, and HP_ERR_KEY_INVALID, HP_ERR_PACKAGE_TOO_LARGE
 */
export async function packPlugin(directory: string, keyPair?: KeyPair): Promise<Uint8Array> {
  const files = await buildPlugin(directory)
  return keyPair === undefined ? writePackage(files) : signPackage(files, keyPair)
}
