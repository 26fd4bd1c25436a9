import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { httpWriter, storeWriter, type RegistryWriter } from '@hardpoint/registry/client'
import { keySigner, openRegistryStore, type RegistryStore, type Signer } from '@hardpoint/registry/server'
import { HardpointError } from '@hardpoint/schemas/errors'
import { readKeyFile } from '@hardpoint/sdk/tools'
import { checkManifest } from '../check-manifest.ts'
import type { CommandContext } from '../command.ts'
import { usageError } from '../usage-error.ts'
import { pathOf } from './_paths.ts'

/** Opens a registry's folder for as long as the work takes. @throws HP_ERR_FILE_MISSING where there is none, HP_ERR_REGISTRY_LOCKED */
export async function withStore<T>(context: CommandContext, folder: string, work: (store: RegistryStore) => Promise<T>): Promise<T> {
  const directory = pathOf(context, folder)
  // Opening makes folders: a typing mistake must not.
  if (!existsSync(join(directory, 'metadata/timestamp.json'))) {
    throw new HardpointError('HP_ERR_FILE_MISSING', { file: folder, remedy: `Make a registry there: hardpoint registry init ${folder} --keys <folder>` })
  }
  const store = await openRegistryStore(directory, { clock: Date.now, checkManifest })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

export interface WriteOptions {
  readonly registry: string | undefined
  readonly key: string | undefined
  /** Whom to name in a usage error. */
  readonly command: string
}

/**
 * Opens a registry for a publisher: over HTTP, or a folder that no server has open, with the same checks and the same token. The token is read from
 * the environment: an argument could be seen by everyone on this machine.
 *
 * @throws HP_ERR_USAGE for what was not named
 */
export async function withWriter<T>(
  context: CommandContext, { registry = context.io.env['HARDPOINT_REGISTRY'], key, command }: WriteOptions, work: (writer: RegistryWriter, signer: Signer) => Promise<T>,
): Promise<T> {
  const token = context.io.env['HARDPOINT_REGISTRY_TOKEN']
  if (registry === undefined) throw usageError('Name the registry: --registry <url or folder>.', command)
  if (key === undefined) throw usageError('Name the publisher\'s key, which signs what the registry shows of its plugins: --key <file>.', command)
  if (token === undefined || token === '') throw usageError('Put the publisher\'s token into HARDPOINT_REGISTRY_TOKEN.', command)
  const signer = await readSigner(context, key)
  if (/^https?:/i.test(registry)) return work(httpWriter(registry, token), signer)
  return withStore(context, registry, (store) => work(storeWriter(store, token), signer))
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
