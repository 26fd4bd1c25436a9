/**
 * Where a registry's files come from.
 *
 * This is the seam for TUF: a `Source` over another one that knows each file's length and digest from signed metadata,
 * and delivers only those bytes. Nothing above it would change. Until then a source's bytes are untrusted in every way.
 */
export interface Source {
  /** What to call it in errors. Holds no secret. */
  readonly location: string
  /**
   * @param path one of registry/layout/paths.ts
   * @returns the whole file, or undefined where there is none
   * @throws HP_ERR_REGISTRY_UNREACHABLE where nothing complete came; HP_ERR_REGISTRY_CORRUPT past `maxBytes`
   */
  read(path: string, options: { readonly maxBytes: number }): Promise<Uint8Array | undefined>
}
