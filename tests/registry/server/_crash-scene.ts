import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generateKeyPair, type KeyPair } from '@hardpoint/schemas/package'
import { OPERATOR, initRegistry, keySigner, openRegistryStore, type RegistryStore, type RegistryStoreOptions } from '@hardpoint/registry/server'
import { namespaceRole, roleTime, signRole } from '../../../registry/roles/mod.ts'
import { commitOf, inForce, lineOf, publish } from '../_author.ts'
import { ADVISORY, NOW, packageOf } from '../_fixtures.ts'
import { madeBy } from '../_operating.ts'

const HOUR = 3_600_000

/** All that an operation needs, as data: a process of its own reads it from a file. */
export interface Scene {
  readonly directory: string
  readonly root: readonly [KeyPair, KeyPair, KeyPair]
  readonly targets: KeyPair
  readonly keys: KeyPair
  readonly next: KeyPair
  readonly security: KeyPair
  readonly spare: KeyPair
  readonly token: string
  /** The operator's. */
  readonly operating: string
}

export interface Operation {
  readonly now?: number
  run(store: RegistryStore, scene: Scene): Promise<unknown>
}

/** A registry with two versions of one plugin, and who may change it. */
export async function makeScene(directory: string): Promise<Scene> {
  const root = [generateKeyPair(), generateKeyPair(), generateKeyPair()] as const
  const [targets, keys, next, security, spare] = [generateKeyPair(), generateKeyPair(), generateKeyPair(), generateKeyPair(), generateKeyPair()]
  await initRegistry(directory, { root: [keySigner(root[0]), keySigner(root[1]), keySigner(root[2])], targets: keySigner(targets), clock: () => NOW })
  const store = await openRegistryStore(directory, optionsAt(NOW))
  await store.registerPublisher('acme', keys.publicKey, keySigner(targets))
  const { token } = await store.createToken('acme', { scopes: ['publish', 'yank'] })
  for (const version of ['1.0.0', '1.1.0']) await publish(store, packageOf(keys, { version }), { keys, token })
  await store.setAdvisoriesKey(keySigner(security), keySigner(targets))
  const { token: operating } = await store.createToken(OPERATOR)
  await store.close()
  return { directory, root, targets, keys, next, security, spare, token, operating }
}

export function optionsAt(now: number, onStep?: RegistryStoreOptions['onStep']): RegistryStoreOptions {
  return { clock: () => now, checkManifest: () => undefined, ...(onStep === undefined ? {} : { onStep }) }
}

/** Every change that there is. Each may be repeated until it is done. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  'registers a publisher': {
    run: (store, { targets, next }) => store.registerPublisher('zeta', next.publicKey, keySigner(targets)),
  },
  'publishes a version': {
    run: (store, { keys, token }) => publishOnce(store, packageOf(keys, { version: '2.0.0' }), { keys, token }),
  },
  'publishes another plugin': {
    run: (store, { keys, token }) => publishOnce(store, packageOf(keys, { id: 'acme.chat' }), { keys, token }),
  },
  'yanks a version': {
    async run(store, { directory, keys, token }) {
      const lines = await (await inForce(directory)).lines('acme.mail')
      const yanked = lines.map((line) => line.version === '1.0.0' ? { ...line, yanked: 'loses mail', yankKind: 'broken' as const } : line)
      await store.commit(await commitOf(directory, { keys, lines: { 'acme.mail': yanked } }), token)
    },
  },
  'rotates a publisher\'s key': {
    async run(store, { directory, targets, next }) {
      const { version, indexes } = await inForce(directory)
      const role = await signRole(namespaceRole(indexes, { version: version + 1, expires: roleTime(NOW + 100 * 24 * HOUR) }), [keySigner(next)])
      // Again after a kill that came too late to undo it: the key is there already.
      await store.rotateKey('acme', { publicKey: next.publicKey, role: Buffer.from(role).toString('utf8') }, keySigner(targets))
        .catch((error: unknown) => { if (!String(error).includes('append-only')) throw error })
    },
  },
  'warns of a version': {
    async run(store, { security }) {
      if ((await store.advisories()).length === 0) await store.addAdvisory(ADVISORY, keySigner(security))
    },
  },
  'gives the advisories another key': {
    run: (store, { targets, next }) => store.setAdvisoriesKey(keySigner(next), keySigner(targets)),
  },
  'takes a list and advisories that were signed elsewhere': {
    async run(store, { directory, targets, next, operating }) {
      await store.putRoles(await madeBy(directory, (operator) => operator.setAdvisoriesKey(keySigner(next), keySigner(targets))), operating)
    },
  },
  'takes a root that was signed elsewhere': {
    async run(store, { directory, root, targets, operating }) {
      const change = await madeBy(directory, (operator) => operator.rotateRoot({ signers: root.map(keySigner), targets: { publicKey: targets.publicKey, signers: [keySigner(targets)] } }))
      await store.putRoles(change, operating)
    },
  },
  'renews the list of publishers': { run: (store, { targets }) => store.renewTargets(keySigner(targets)) },
  'signs a timestamp that grows old': { now: NOW + 20 * HOUR, run: (store) => store.keepFresh() },
  'signs a snapshot that grows old': { now: NOW + 23 * HOUR + 4 * 24 * HOUR, run: (store) => store.keepFresh() },
  'gives the registry other keys': {
    run: (store, { root, targets, next, spare }) => store.rotateRoot({
      signers: [...root, next].map(keySigner), root: [root[0].publicKey, root[1].publicKey, next.publicKey], online: true,
      targets: { publicKey: spare.publicKey, signers: [targets, spare].map(keySigner) },
    }),
  },
}

async function publishOnce(store: RegistryStore, bytes: Uint8Array, author: { readonly keys: KeyPair; readonly token: string }): Promise<void> {
  const { id, version } = lineOf(bytes, author.keys)
  const there = (await (await inForce(store.directory)).lines(id)).some((line) => line.version === version)
  if (!there) await publish(store, bytes, author)
}

export async function writeScene(scene: Scene, file: string): Promise<void> {
  await writeFile(file, JSON.stringify(scene))
}

export async function readScene(file: string): Promise<Scene> {
  return JSON.parse(await readFile(file, 'utf8')) as Scene
}

/** Where the scene stands once its directory was copied. */
export function sceneAt(scene: Scene, directory: string): Scene {
  return { ...scene, directory: join(directory) }
}
