import type { HostConfig, PublisherRecord } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { assertUsableKey, publisherOf } from '@hardpoint/schemas/package'
import { collection } from '../storage/collection.ts'
import { committed } from '../storage/committed.ts'
import type { Commit, Store } from '../storage/store.ts'
import { fingerprint } from './fingerprint.ts'
import { followStatements } from './follow-statements.ts'

/** A key this host trusts for a publisher's plugins. */
export interface PinnedKey {
  readonly publicKey: string
  readonly since: string
  readonly by: string
}

/** How a key came to be trusted: it would be pinned by this install; it was; an operator wrote it into config.json. */
export type KeyTrust = 'pinned' | 'first-use' | 'configured'

/** A key of a package that is to be installed. `rotatedFrom`: the key that is pinned, from which signed statements lead to it. */
export type TrustedKey = { readonly trust: KeyTrust } | { readonly trust: 'rotated'; readonly rotatedFrom: string }

/** A key to pin: as the first, or beside `rotatedFrom`. */
export interface NewKey {
  readonly publicKey: string
  readonly rotatedFrom?: string | undefined
}

/** What is written down of a publisher. Where a record is, nothing is a first use any more. */
interface PublisherPins {
  readonly keys: readonly PinnedKey[]
  /** Keys that an admin took away: they come back by an admin alone, not by a first use, and not by a statement. */
  readonly removed?: readonly PinnedKey[]
}

/** The keys this host trusts, by publisher. A registry can add to what is offered, never to what is trusted. */
export interface Pins {
  /** Base64. Empty: the publisher is not known yet, or its keys were removed. */
  keysOf(publisher: string): Promise<readonly string[]>
  /** @throws HP_ERR_PUBLISHER_CHANGED where the publisher is known, by other keys */
  check(plugin: string, publicKey: string): Promise<KeyTrust>
  /**
   * `check`, that follows the statements of a publisher's record where the key is not pinned. Keys of config.json are all there are: no statement adds to them.
   *
   * @param record as the registry client verified it
   * @param firstUse a key that the same plan pins first, where none is pinned yet
   * @throws HP_ERR_PUBLISHER_CHANGED with what is wrong with the statements
   */
  follow(plugin: string, publicKey: string, options: { readonly record: PublisherRecord; readonly firstUse?: string | undefined }): Promise<TrustedKey>
  /** `check` for many plugins, by the keys of this moment: they are read once. */
  checker(): Promise<(plugin: string, publicKey: string) => KeyTrust>
  /**
   * What pins keys that were checked, for the commit of the install; nothing where they are pinned. A configured key is
   * pinned as well, so that it stays trusted when config.json no longer names it. Its check fails where the pins changed meanwhile.
   */
  pinning(publisher: string, keys: readonly NewKey[], by: string): Promise<Required<Pick<Commit, 'checks' | 'puts'>>>
  /** Trusts one more key, also one that was removed. @throws HP_ERR_KEY_INVALID, HP_ERR_PUBLISHER_CONFIGURED */
  trust(publisher: string, publicKey: string, by: string): Promise<void>
  /**
   * The pinned keys that are meant: all of a publisher, or one by its fingerprint or as it is.
   *
   * @throws HP_ERR_TRUST_UNKNOWN; HP_ERR_PUBLISHER_CONFIGURED where config.json names the publisher's keys
   */
  find(meant: string): Promise<readonly PublisherKey[]>
  /** Trusts them no more. @throws HP_ERR_PUBLISHER_CONFIGURED */
  distrust(keys: readonly PublisherKey[], by: string): Promise<void>
}

export interface PublisherKey {
  readonly publisher: string
  readonly publicKey: string
}

export interface PinsOptions {
  readonly store: Store
  /** Keys from config.json: where a publisher is named there, these and no others count. */
  readonly configured: HostConfig['publishers']
  readonly clock: () => number
}

/** Opens the pins kept in the store. */
export function openPins({ store, configured = {}, clock }: PinsOptions): Pins {
  const pins = collection(store, ['sys', 'publishers'], value => value as PublisherPins)
  const configuredFor = (publisher: string) => (Object.hasOwn(configured, publisher) ? configured[publisher] : undefined)
  const pin = (publicKey: string, by: string): PinnedKey => ({ publicKey, by, since: new Date(clock()).toISOString() })
  const recordOf = async (publisher: string): Promise<PublisherPins> => (await pins.get(publisher))?.value ?? { keys: [] }
  const changed = (known: readonly string[], { plugin, publicKey, problem }: { readonly plugin: string; readonly publicKey: string; readonly problem: string }): HardpointError => {
    return new HardpointError('HP_ERR_PUBLISHER_CHANGED', { publisher: publisherOf(plugin), plugin, pinned: known, found: publicKey, fingerprint: fingerprint(publicKey), problem })
  }
  const trustOf = ({ keys, removed = [] }: PublisherPins, plugin: string, publicKey: string): KeyTrust => {
    const configuredKeys = configuredFor(publisherOf(plugin))
    const known = configuredKeys ?? keys.map(key => key.publicKey)
    if (known.includes(publicKey)) return configuredKeys === undefined ? 'pinned' : 'configured'
    if (configuredKeys !== undefined) throw changed(known, { plugin, publicKey, problem: 'config.json names its keys, and these alone count' })
    const gone = removed.find(key => key.publicKey === publicKey) ?? (known.length === 0 ? removed[0] : undefined)
    if (gone !== undefined) {
      const what = gone.publicKey === publicKey ? 'it' : 'its keys'
      throw changed(known, { plugin, publicKey, problem: `${gone.by} removed ${what} at ${gone.since}` })
    }
    if (known.length === 0) return 'first-use'
    throw changed(known, { plugin, publicKey, problem: 'it was never pinned' })
  }

  return {
    keysOf: async publisher => configuredFor(publisher) ?? (await recordOf(publisher)).keys.map(({ publicKey }) => publicKey),
    check: async (plugin, publicKey) => trustOf(await recordOf(publisherOf(plugin)), plugin, publicKey),
    async follow(plugin, publicKey, { record, firstUse }) {
      const publisher = publisherOf(plugin)
      const own = await recordOf(publisher)
      const removed = (own.removed ?? []).map(key => key.publicKey)
      const isConfigured = configuredFor(publisher) !== undefined
      const isFirst = own.keys.length === 0 && removed.length === 0 && !isConfigured
      if (isFirst && publicKey === firstUse) return { trust: 'first-use' }
      const known = isFirst && firstUse !== undefined ? [firstUse] : own.keys.map(key => key.publicKey)
      if (isConfigured || known.length === 0 || known.includes(publicKey) || removed.includes(publicKey)) return { trust: trustOf(own, plugin, publicKey) }
      // Nor is a statement believed that a removed key signed.
      const believed = { ...record, keys: record.keys.filter(key => !removed.includes(key.publicKey)) } as PublisherRecord
      const followed = followStatements(believed, { pinned: known, to: publicKey })
      if ('problem' in followed) throw changed(known, { plugin, publicKey, problem: followed.problem })
      return { trust: 'rotated', rotatedFrom: followed.chain[0] }
    },
    async checker() {
      const records = new Map<string, PublisherPins>()
      for await (const { id, value } of pins.list()) records.set(String(id[0]), value)
      return (plugin, publicKey) => trustOf(records.get(publisherOf(plugin)) ?? { keys: [] }, plugin, publicKey)
    },
    async pinning(publisher, keys, by) {
      const present = await pins.get(publisher)
      const known = present?.value.keys ?? []
      const isKnown = (publicKey: string | undefined): boolean => known.some(key => key.publicKey === publicKey)
      const added = [...new Map(keys.filter(({ publicKey }) => !isKnown(publicKey)).map(key => [key.publicKey, key])).values()]
      if (added.length === 0) return { checks: [], puts: [] }
      // Two installs at once could each pin their own key: only one of them finds what it read. Beside pinned keys stands what one of them names.
      const mayStand = configuredFor(publisher) !== undefined || added.every(({ rotatedFrom }) => isKnown(rotatedFrom))
      const expected = mayStand ? present?.version ?? null : null
      return { checks: [pins.check(publisher, expected)], puts: [pins.put(publisher, withKeys(present?.value, added.map(({ publicKey }) => pin(publicKey, by))))] }
    },
    async trust(publisher, publicKey, by) {
      assertUsableKey(publicKey)
      if (configuredFor(publisher) !== undefined) throw new HardpointError('HP_ERR_PUBLISHER_CONFIGURED', { publisher, publicKey })
      const present = await pins.get(publisher)
      if (present?.value.keys.some(key => key.publicKey === publicKey) === true) return
      await committed(store, { checks: [pins.check(publisher, present?.version ?? null)], puts: [pins.put(publisher, withKeys(present?.value, [pin(publicKey, by)]))] })
    },
    async find(meant) {
      const found: PublisherKey[] = []
      for await (const { id, value: { keys } } of pins.list()) {
        const publisher = String(id[0])
        found.push(...keys.filter(({ publicKey }) => [publisher, publicKey, fingerprint(publicKey)].includes(meant)).map(({ publicKey }) => ({ publisher, publicKey })))
      }
      const named = Object.entries(configured).flatMap(([publisher, keys = []]) => keys.map(publicKey => ({ publisher, publicKey })))
        .find(({ publisher, publicKey }) => [publisher, publicKey, fingerprint(publicKey)].includes(meant) || found.some(each => each.publisher === publisher))
      if (named !== undefined) throw new HardpointError('HP_ERR_PUBLISHER_CONFIGURED', named)
      if (found.length === 0) throw new HardpointError('HP_ERR_TRUST_UNKNOWN', { meant })
      return found
    },
    async distrust(keys, by) {
      const commits = await Promise.all([...Map.groupBy(keys, ({ publisher }) => publisher)].map(async ([publisher, gone]) => {
        const present = await pins.get(publisher)
        const { keys: known = [], removed = [] } = present?.value ?? {}
        const isGone = ({ publicKey }: PinnedKey): boolean => gone.some(key => key.publicKey === publicKey)
        const value = { keys: known.filter(key => !isGone(key)), removed: [...removed, ...known.filter(isGone).map(({ publicKey }) => pin(publicKey, by))] }
        return { check: pins.check(publisher, present?.version ?? null), put: pins.put(publisher, value) }
      }))
      await committed(store, { checks: commits.map(({ check }) => check), puts: commits.map(({ put }) => put) })
    },
  }
}

/** With keys that are trusted from now on, whatever was said of them before. */
function withKeys({ keys, removed = [] }: PublisherPins = { keys: [] }, added: readonly PinnedKey[]): PublisherPins {
  const left = removed.filter(({ publicKey }) => !added.some(key => key.publicKey === publicKey))
  return { keys: [...keys, ...added], ...left.length === 0 ? {} : { removed: left } }
}
