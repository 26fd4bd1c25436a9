const { apply } = Reflect as { apply(target: unknown, on: object, values: readonly never[]): unknown }
const { getOwnPropertyDescriptor, getPrototypeOf } = Object
const typed: object = getPrototypeOf(Uint8Array.prototype)
const length = getOwnPropertyDescriptor(typed, 'length')?.get
const buffer = getOwnPropertyDescriptor(typed, 'buffer')?.get
const size = getOwnPropertyDescriptor(ArrayBuffer.prototype, 'byteLength')?.get

/** `bytes.length`, which is a getter of a prototype that a plugin can replace. */
export function byteLength(bytes: Uint8Array): number {
  return apply(length, bytes, []) as number
}

/** `bytes.buffer`, in the same way. */
export function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return apply(buffer, bytes, []) as ArrayBuffer
}

/** Whether the buffer holds nothing else. */
export function isWhole(bytes: Uint8Array): boolean {
  return apply(size, bufferOf(bytes), []) === byteLength(bytes)
}
