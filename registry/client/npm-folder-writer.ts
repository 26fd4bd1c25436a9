import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { LATEST, npmManifest } from '../layout/mod.ts'
import type { IndexEntry } from '@hardpoint/schemas'
import type { RegistryWriter } from './registry-writer.ts'

/**
 * Writes what a publish would send into a folder, for `npm publish` to carry it.
 *
 * @param reader the registry that it is made for: its release follows on what that registry shows now
 */
export function npmFolderWriter(reader: Pick<RegistryWriter, 'client' | 'past'>, folder: string): RegistryWriter {
  return {
    ...reader,
    async stage(_sha256, bytes) {
      await mkdir(folder, { recursive: true })
      // An older release says nothing about these bytes.
      await rm(join(folder, 'release.json'), { force: true })
      await writeFile(join(folder, 'plugin.hpk'), bytes)
    },
    async commit(commit) {
      await writeFile(join(folder, 'release.json'), `${JSON.stringify(commit)}\n`)
      return { version: 0 }
    },
  }
}

/** The package.json by which npm knows what it carries, and under which tag: what is signed is in one channel, whatever version it has. */
export async function writeNpmManifest(folder: string, entry: IndexEntry): Promise<void> {
  const manifest = { ...npmManifest(entry), publishConfig: { tag: entry.channel ?? LATEST } }
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}
