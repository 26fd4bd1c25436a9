const { apply } = Reflect as { apply(target: unknown, on: Uint8Array, values: readonly never[]): number }
const read = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), 'length')?.get

/** `bytes.length`, which is a getter of a prototype that a plugin can replace. */
export function byteLength(bytes: Uint8Array): number {
  return apply(read, bytes, [])
}
