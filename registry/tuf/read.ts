/** Reads a file of a registry by its path below the registry's root: whole, at most `maxBytes` of it, undefined where there is none. */
export type Read = (path: string, options: { readonly maxBytes: number }) => Promise<Uint8Array | undefined>
