import { createHash } from 'node:crypto'
import { mkdir, chmod } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { HardpointError } from '@hardpoint/schemas/errors'
import { assertUsableKey, generateKeyPair } from '@hardpoint/schemas/package'
import { CATALOG_PATH, TIMESTAMP_PATH, metadataPath, onDisk } from '../layout/mod.ts'
import { assertOneTask } from '../operate/mod.ts'
import { digestOf, keySigner, rootRole, signRole, snapshotRole, targetsRole, timestampRole, type Signer } from '../roles/mod.ts'
import type { Step } from './_draft.ts'
import { openDurableFiles } from './_durable-files.ts'
import { lock } from './_lock.ts'
import { onlineKeysStep } from './_online-keys.ts'

export interface InitRegistryOptions {
  /** Two of them make the next root. They belong in three places, none of them this machine. */
  readonly root: readonly [Signer, Signer, Signer]
  /** Registers publishers and changes their keys. Offline as well. */
  readonly targets: Signer
  /** Milliseconds since the epoch. */
  readonly clock: () => number
  /** Called before each write, in order. Throwing there is a kill, as far as the disk can tell. */
  readonly onStep?: (step: Pick<Step, 'path'>) => void | Promise<void>
}

/**
 * Makes a registry: its root, an empty list of publishers, and the key that signs for it day by day. One that was begun and not finished
 * is begun anew.
 *
 * @returns the SHA-256 of 1.root.json: what hosts are told to expect
 * @throws HP_ERR_FILE_EXISTS where there is a registry, HP_ERR_KEY_INVALID, HP_ERR_REGISTRY_LOCKED, HP_ERR_DATA_FULL, HP_ERR_DATA_READ_ONLY
 */
export async function initRegistry(directory: string, options: InitRegistryOptions): Promise<{ readonly root: string }> {
  const place = resolve(directory)
  const unlock = await lockDirectory(place)
  try {
    const files = await openDurableFiles(place)
    if (await files.read(TIMESTAMP_PATH) !== undefined) {
      throw new HardpointError('HP_ERR_FILE_EXISTS', { file: join(directory, TIMESTAMP_PATH), remedy: 'There is a registry already: use it, or name another folder.' })
    }
    const steps = await firstSteps(options)
    for (const step of steps) {
      await options.onStep?.(step)
      await files.write(step.path, step.bytes ?? new Uint8Array(), step.mode === undefined ? {} : { mode: step.mode })
    }
    const root = steps.find(({ path }) => path === metadataPath('root', 1))?.bytes ?? new Uint8Array()
    return { root: createHash('sha256').update(root).digest('hex') }
  } finally {
    await unlock()
  }
}

/** Makes the folder where it is missing, and this process its one writer. @throws HP_ERR_REGISTRY_LOCKED */
export function lockDirectory(place: string): Promise<() => Promise<void>> {
  const privately = join(place, 'private')
  return onDisk(place, async () => {
    await mkdir(privately, { recursive: true })
    await chmod(privately, 0o700)
    return lock(place, join(privately, 'lock'))
  })
}

/** timestamp.json last: without it there is no registry. */
async function firstSteps({ root, targets, clock }: InitRegistryOptions): Promise<Step[]> {
  for (const { publicKey } of [...root, targets]) assertUsableKey(publicKey)
  const now = clock()
  const first = { version: 1, now }
  const pair = generateKeyPair()
  const online = [keySigner(pair)]
  const keys = { root: root.map(({ publicKey }) => publicKey), targets: [targets.publicKey], online: [pair.publicKey] }
  assertOneTask(keys)
  const targetsBytes = await signRole(targetsRole(new Map(), first), [targets])
  const snapshotBytes = await signRole(snapshotRole(new Map([['targets', { version: 1, ...digestOf(targetsBytes) }]]), first), online)
  return [
    onlineKeysStep([pair]),
    { path: metadataPath('root', 1), bytes: await signRole(rootRole(keys, first), root) },
    { path: metadataPath('targets', 1), bytes: targetsBytes },
    { path: metadataPath('snapshot', 1), bytes: snapshotBytes },
    { path: CATALOG_PATH, bytes: new Uint8Array() },
    { path: TIMESTAMP_PATH, bytes: await signRole(timestampRole({ version: 1, ...digestOf(snapshotBytes) }, first), online) },
  ]
}
