/** Where a registry's files come from. Their bytes are untrusted in every way: what they are worth, `trusted-metadata` and the digests say. */
export interface Source {
  /** What to call it in errors. Holds no secret. */
  readonly location: string
  /**
   * @param path one of registry/layout/paths.ts, or of metadata
   * @returns the whole file, or undefined where there is none
   * @throws HP_ERR_REGISTRY_UNREACHABLE where nothing complete came; HP_ERR_REGISTRY_CORRUPT past `maxBytes`
   */
  read(path: string, options: { readonly maxBytes: number }): Promise<Uint8Array | undefined>
  /** Of a source that holds a part of a registry: what is in it. A version whose package is not cannot be had from there. */
  paths?(): Promise<ReadonlySet<string>>
}
