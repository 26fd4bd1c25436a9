const { apply } = Reflect
const read = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), 'length')?.get

/** `bytes.length`, which is a getter of a prototype that a plugin can replace. */
export function byteLength(bytes: Uint8Array): number {
  return read === undefined ? 0 : Number(apply(read, bytes, []))
}
