import { readPackage, SIGNATURE_FILE, signPackage, type KeyPair } from '@hardpoint/schemas/package'

/** Signs a package anew with another manifest, as a publisher who does not use the SDK could. */
export function forgePackage(bytes: Uint8Array, change: (manifest: Record<string, unknown>) => object, keys: KeyPair): Uint8Array {
  const files = new Map(readPackage(bytes))
  const manifest = JSON.parse(Buffer.from(files.get('plugin.json') ?? []).toString()) as Record<string, unknown>
  files.set('plugin.json', Buffer.from(JSON.stringify(change(manifest))))
  files.delete(SIGNATURE_FILE)
  return signPackage(files, keys)
}
