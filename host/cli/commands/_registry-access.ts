import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { keySigner, openRegistryStore, openRegistryTokens, type RegistryStore, type RegistryTokens, type Signer } from '@hardpoint/registry/server'
import { HardpointError } from '@hardpoint/schemas/errors'
import { readKeyFile } from '@hardpoint/sdk/tools'
import { checkManifest } from '../check-manifest.ts'
import type { CommandContext } from '../command.ts'
import { openPreflight } from '../registry/open-preflight.ts'
import { usageError } from '../usage-error.ts'
import { pathOf } from './_paths.ts'

/** Opens a registry's folder for as long as the work takes. @throws HP_ERR_FILE_MISSING where there is none, HP_ERR_REGISTRY_LOCKED */
export async function withStore<T>(context: CommandContext, folder: string, work: (store: RegistryStore) => Promise<T>): Promise<T> {
  // Begins with the first package that is published, if there is one.
  const trial = openPreflight()
  const store = await openRegistryStore(registryAt(context, folder), { clock: Date.now, checkManifest, preflight: trial.preflight })
  try {
    return await work(store)
  } finally {
    await store.close()
    await trial.close()
  }
}

/** The tokens of a registry's folder, whether or not a server has it open. @throws HP_ERR_FILE_MISSING */
export function tokensOf(context: CommandContext, folder: string): RegistryTokens {
  return openRegistryTokens(registryAt(context, folder), { clock: Date.now })
}

/** Opening makes folders: a typing mistake must not. */
function registryAt(context: CommandContext, folder: string): string {
  const directory = pathOf(context, folder)
  if (existsSync(join(directory, 'metadata/timestamp.json'))) return directory
  throw new HardpointError('HP_ERR_FILE_MISSING', { file: folder, remedy: `Make a registry there: hardpoint registry init ${folder} --keys <folder>` })
}

/** @throws HP_ERR_FILE_MISSING, HP_ERR_KEY_PERMISSIONS, HP_ERR_KEY_INVALID */
export async function readSigner(context: CommandContext, file: string): Promise<Signer> {
  return keySigner(await readKeyFile(pathOf(context, file)))
}

/** @throws HP_ERR_USAGE */
export async function advisoriesSigner(context: CommandContext, file: string | undefined, command: string): Promise<Signer> {
  if (file === undefined) throw usageError('Name the key that signs the advisories: --key <file>.', command)
  return readSigner(context, file)
}

/** @throws HP_ERR_USAGE */
export async function targetsSigner(context: CommandContext, file: string | undefined, command: string): Promise<Signer> {
  if (file === undefined) throw usageError('Name the key that signs the list of publishers: --targets-key <file>.', command)
  return readSigner(context, file)
}
