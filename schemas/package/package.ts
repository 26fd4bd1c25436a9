import type { Manifest } from '../gen/types.ts'

/** A path in a package to its bytes. */
export type PackageFiles = ReadonlyMap<string, Uint8Array>

/** A package whose signature and every file were checked. Made by `verifyPackage` alone. */
export interface VerifiedPackage {
  readonly manifest: Manifest
  readonly files: PackageFiles
  /** SHA-256 of the .hpk file, hexadecimal. */
  readonly sha256: string
  readonly size: number
  /** The .hpk file as it came: what the host keeps under its digest. */
  readonly bytes: Uint8Array
  /** The key that verified: base64 of the raw 32 bytes, and the SHA-256 of those, hexadecimal. */
  readonly publicKey: string
  readonly keyid: string
}

/** An Ed25519 key pair: base64 of the raw 32 bytes each (the private key is the RFC 8032 seed). */
export interface KeyPair {
  readonly publicKey: string
  readonly privateKey: string
}
