/** The anchor: the root that a registry was first trusted with. Beside tuf-js's files, which know only the newest. */
export const FIRST_ROOT = 'first-root.json'

/** What a host trusts of a registry from one refresh to the next: metadata files by name. */
export interface TrustState {
  /** What to call it in errors. */
  readonly place: string
  load(): Promise<ReadonlyMap<string, Uint8Array>>
  /** Replaces files one by one, in this order; the others stay. After a kill each is the old one or the new one. */
  save(files: ReadonlyMap<string, Uint8Array>): Promise<void>
  /** What is trusted of registries at other addresses: the same registry may be among them. */
  others?(): Promise<readonly ReadonlyMap<string, Uint8Array>[]>
}
