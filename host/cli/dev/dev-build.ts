import { createHash } from 'node:crypto'
import { parseDocument, parseStrictJson, type Manifest } from '@hardpoint/schemas'
import { signPackage, type KeyPair, type PackageFiles } from '@hardpoint/schemas/package'
import { buildPlugin } from '@hardpoint/sdk/tools'

/** The plugin as its folder has it now, built, not yet a package. */
export interface DevBuild {
  readonly manifest: Manifest
  readonly files: PackageFiles
  /** Tells whether anything in the package would differ: an editor writes a file that nobody changed. */
  readonly fingerprint: string
}

/** @throws what `buildPlugin` throws */
export async function devBuild(folder: string): Promise<DevBuild> {
  const files = await buildPlugin(folder)
  const hash = createHash('sha256')
  for (const [path, bytes] of files) hash.update(`${path}\0${bytes.length}\0`).update(bytes)
  const manifest = parseDocument('Manifest', parseStrictJson(files.get('plugin.json') ?? new Uint8Array(), 'plugin.json'), 'plugin.json')
  return { manifest, files, fingerprint: hash.digest('hex') }
}

/**
 * The version of a development build: `0.1.0-dev.7`. A host never takes other bytes under a version that it has, in development
 * neither, so that each build has one of its own.
 *
 * @param installed version of the build before, where there is one
 */
export function devVersion(version: string, installed: string | undefined): string {
  const before = Number(/[-.]dev\.(\d{1,9})$/.exec(installed ?? '')?.[1] ?? 0)
  return `${version}${version.includes('-') ? '.' : '-'}dev.${before + 1}`
}

/** Packs and signs a build under a version: the bytes of its .hpk. @throws HP_ERR_PACKAGE_TOO_LARGE */
export function packDevBuild({ manifest, files }: DevBuild, version: string, key: KeyPair): Uint8Array {
  const named = new TextEncoder().encode(`${JSON.stringify({ ...manifest, version }, null, 2)}\n`)
  return signPackage(new Map(files).set('plugin.json', named), key)
}
