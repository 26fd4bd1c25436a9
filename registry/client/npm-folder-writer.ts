import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RegistryClient } from './registry-client.ts'
import type { RegistryWriter } from './registry-writer.ts'

/**
 * Writes what a publish would send into a folder, for `npm publish` to carry it.
 *
 * @param client the registry that it is made for: its release follows on what that registry shows now
 */
export function npmFolderWriter(client: RegistryClient, folder: string): RegistryWriter {
  return {
    client,
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
