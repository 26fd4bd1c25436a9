/** A stored value from anything JSON can say. */
export function toJson(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value))
}

/** Anything that was stored as JSON. `__proto__` in it is a property like any other. */
export function fromJson(value: Uint8Array): unknown {
  return JSON.parse(Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString())
}
