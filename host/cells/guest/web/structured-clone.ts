import { DOMException } from './events.ts'

/** https://html.spec.whatwg.org/multipage/structured-data.html#dom-structuredclone, without transfer. */
export function structuredClone<T>(value: T): T {
  return copy(value, new Map()) as T
}

function copy(value: unknown, seen: Map<object, unknown>): unknown {
  if (typeof value === 'function' || typeof value === 'symbol') throw new DOMException('A function or symbol cannot be cloned.', 'DataCloneError')
  if (typeof value !== 'object' || value === null) return value
  if (seen.has(value)) return seen.get(value)
  return into(value, seen)
}

function into(value: object, seen: Map<object, unknown>): unknown {
  const keep = <T>(result: T): T => { seen.set(value, result); return result }
  if (value instanceof Date) return keep(new Date(value.getTime()))
  if (value instanceof RegExp) return keep(new RegExp(value.source, value.flags))
  if (value instanceof ArrayBuffer) return keep(value.slice(0))
  if (ArrayBuffer.isView(value)) return keep(view(value, copy(value.buffer, seen) as ArrayBuffer))
  if (value instanceof Error) return keep(Object.assign(new Error(value.message), { name: value.name, stack: value.stack }))
  if (value instanceof Map) {
    const result = keep(new Map())
    for (const [key, item] of value) result.set(copy(key, seen), copy(item, seen))
    return result
  }
  if (value instanceof Set) {
    const result = keep(new Set())
    for (const item of value) result.add(copy(item, seen))
    return result
  }
  const result = keep(Array.isArray(value) ? new Array(value.length) : {})
  for (const key of Object.keys(value)) {
    Object.defineProperty(result, key, { value: copy(Reflect.get(value, key), seen), writable: true, enumerable: true, configurable: true })
  }
  return result
}

function view(value: ArrayBufferView, buffer: ArrayBuffer): unknown {
  if (value instanceof DataView) return new DataView(buffer, value.byteOffset, value.byteLength)
  const typed = value as Uint8Array
  return Reflect.construct(typed.constructor as Uint8ArrayConstructor, [buffer, typed.byteOffset, typed.length])
}
