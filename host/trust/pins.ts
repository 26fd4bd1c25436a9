import type { HostConfig, PublisherRecord } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { assertUsableKey } from '@hardpoint/schemas/package'
import { collection } from '../storage/collection.ts'
import { committed } from '../storage/committed.ts'
import type { Commit, Store } from '../storage/store.ts'
import { fingerprint } from './fingerprint.ts'
import { followStatements } from './follow-statements.ts'
import { publisherOf } from './publisher-of.ts'

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

/** The keys this host trusts, by publisher. A registry can add to what is offered, never to what is trusted. */
export interface Pins {
  /** Base64. Empty: the publisher is not known yet. */
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
  /** Trusts one more key. @throws HP_ERR_KEY_INVALID, HP_ERR_PUBLISHER_CONFIGURED */
  trust(publisher: string, publicKey: string, by: string): Promise<void>
}

export interface PinsOptions {
  readonly store: Store
  /** Keys from config.json: where a publisher is named there, these and no others count. */
  readonly configured: HostConfig['publishers']
  readonly clock: () => number
}

/** Opens the pins kept in the store. */
export function openPins({ store, configured = {}, clock }: PinsOptions): Pins {
  const pins = collection(store, ['sys', 'publishers'], value => value as { readonly keys: readonly PinnedKey[] })
  const configuredFor = (publisher: string) => (Object.hasOwn(configured, publisher) ? configured[publisher] : undefined)
  const pin = (publicKey: string, by: string): PinnedKey => ({ publicKey, by, since: new Date(clock()).toISOString() })
  const keysOf = async (publisher: string): Promise<readonly string[]> => {
    return configuredFor(publisher) ?? (await pins.get(publisher))?.value.keys.map(({ publicKey }) => publicKey) ?? []
  }
  const changed = (known: readonly string[], { plugin, publicKey, problem }: { readonly plugin: string; readonly publicKey: string; readonly problem: string }): HardpointError => {
    return new HardpointError('HP_ERR_PUBLISHER_CHANGED', { publisher: publisherOf(plugin), plugin, pinned: known, found: publicKey, fingerprint: fingerprint(publicKey), problem })
  }
  const trustOf = (known: readonly string[], plugin: string, publicKey: string): KeyTrust => {
    const configuredKeys = configuredFor(publisherOf(plugin))
    if (known.length === 0) return 'first-use'
    if (known.includes(publicKey)) return configuredKeys === undefined ? 'pinned' : 'configured'
    throw changed(known, { plugin, publicKey, problem: configuredKeys === undefined ? 'it was never pinned' : 'config.json names its keys, and these alone count' })
  }

  return {
    keysOf,
    check: async (plugin, publicKey) => trustOf(await keysOf(publisherOf(plugin)), plugin, publicKey),
    async follow(plugin, publicKey, { record, firstUse }) {
      const publisher = publisherOf(plugin)
      const pinned = await keysOf(publisher)
      const known = pinned.length === 0 && firstUse !== undefined ? [firstUse] : pinned
      if (publicKey === firstUse && pinned.length === 0) return { trust: 'first-use' }
      if (known.length === 0 || known.includes(publicKey) || configuredFor(publisher) !== undefined) return { trust: trustOf(known, plugin, publicKey) }
      const followed = followStatements(record, { pinned: known, to: publicKey })
      if ('problem' in followed) throw changed(known, { plugin, publicKey, problem: followed.problem })
      return { trust: 'rotated', rotatedFrom: followed.chain[0] }
    },
    async checker() {
      const pinned = new Map<string, readonly string[]>()
      for await (const { id, value: { keys } } of pins.list()) pinned.set(String(id[0]), keys.map(({ publicKey }) => publicKey))
      return (plugin, publicKey) => trustOf(configuredFor(publisherOf(plugin)) ?? pinned.get(publisherOf(plugin)) ?? [], plugin, publicKey)
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
      return { checks: [pins.check(publisher, expected)], puts: [pins.put(publisher, { keys: [...known, ...added.map(({ publicKey }) => pin(publicKey, by))] })] }
    },
    async trust(publisher, publicKey, by) {
      assertUsableKey(publicKey)
      if (configuredFor(publisher) !== undefined) throw new HardpointError('HP_ERR_PUBLISHER_CONFIGURED', { publisher, publicKey })
      const present = await pins.get(publisher)
      const keys = present?.value.keys ?? []
      if (keys.some(key => key.publicKey === publicKey)) return
      await committed(store, {
        checks: [pins.check(publisher, present?.version ?? null)],
        puts: [pins.put(publisher, { keys: [...keys, pin(publicKey, by)] })],
      })
    },
  }
}
