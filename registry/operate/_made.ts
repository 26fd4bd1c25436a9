import type { KeyPair } from '@hardpoint/schemas/package'
import type { RoleChange } from './role-change.ts'

/** What an operation comes to. */
export interface Made<T> {
  /** Undefined: it is so already. */
  readonly change: RoleChange | undefined
  readonly result: T
  /** The server's next key, where it gets another one. */
  readonly online?: KeyPair
}

export function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8')
}

/** The one form in which our JSON files stand in a registry. */
export function jsonFile(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`)
}
