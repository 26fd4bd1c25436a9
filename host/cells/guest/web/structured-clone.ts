import { dictionary, needArguments } from './_webidl.ts'
import { type Blob, blobBytes, blobOf, File } from './blob.ts'
import { CryptoKey } from './crypto-key.ts'
import { DOMException } from './dom-exception.ts'

/** A kind of object that is moved and not copied, besides buffers: MessagePort, whose module needs this one. */
interface Transferable { is(value: unknown): boolean; make(): object; move(from: object, to: object): void }
const other: { kind: Transferable | undefined } = { kind: undefined }

export function transferable(kind: Transferable): void {
  other.kind = kind
}

/** What a typed array is, whatever its constructor says. */
const kindOf = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag)?.get
const VIEWS = new Map<unknown, new (buffer: ArrayBuffer, offset: number, length?: number) => unknown>([
  Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, BigInt64Array, BigUint64Array, Float32Array, Float64Array,
].map((kind) => [kind.name, kind] as const))
const BOXES = [Boolean, Number, String, BigInt]
const ERRORS = new Map([Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError].map((kind) => [kind.name, kind] as const))

/** https://html.spec.whatwg.org/multipage/structured-data.html#dom-structuredclone */
export function structuredClone<T>(value: T, options?: unknown): T {
  needArguments(arguments.length, 1, 'structuredClone')
  const transfer = dictionary(options, 'StructuredSerializeOptions')['transfer']
  return cloneWith(value, transfer === undefined ? [] : [...transfer as Iterable<unknown>]).value as T
}

/** Copies, and moves what is to be transferred once all the rest was copied. */
export function cloneWith(value: unknown, transfer: readonly unknown[]): { readonly value: unknown; readonly moved: readonly unknown[] } {
  const given = new Set(transfer as readonly object[])
  if (given.size !== transfer.length) throw uncloneable('A thing to transfer is named twice.')
  for (const item of transfer) {
    if (item instanceof ArrayBuffer ? item.detached : other.kind?.is(item) !== true) throw uncloneable('This cannot be transferred: only an ArrayBuffer that is not detached, or a MessagePort.')
  }
  // Copied first and taken from its owner last, so that nothing is lost where the copy fails.
  const seen = new Map<object, unknown>([...given].map((item) => [item, item instanceof ArrayBuffer ? copyBuffer(item) : other.kind?.make()]))
  const result = copy(value, seen)
  for (const item of given) {
    if (item instanceof ArrayBuffer) item.transfer()
    else other.kind?.move(item, seen.get(item) as object)
  }
  return { value: result, moved: [...given].map((item) => seen.get(item)) }
}

function uncloneable(message: string): DOMException {
  return new DOMException(message, 'DataCloneError')
}

function copy(value: unknown, seen: Map<object, unknown>): unknown {
  if (typeof value === 'symbol') throw uncloneable('A symbol cannot be cloned.')
  if (typeof value === 'function') throw uncloneable('A function cannot be cloned.')
  if (typeof value !== 'object' || value === null) return value
  return seen.has(value) ? seen.get(value) : into(value, seen)
}

function into(value: object, seen: Map<object, unknown>): unknown {
  const keep = <T>(result: T): T => { seen.set(value, result); return result }
  const plain = primitive(value) ?? platformObject(value)
  if (plain !== undefined) return keep(plain)
  if (value instanceof ArrayBuffer) return keep(copyBuffer(value))
  if (ArrayBuffer.isView(value)) return keep(view(value, copy(value.buffer, seen) as ArrayBuffer))
  if (value instanceof Error) return error(value, keep, seen)
  if (value instanceof Map) {
    const result = keep(new Map())
    for (const [key, item] of [...value]) result.set(copy(key, seen), copy(item, seen))
    return result
  }
  if (value instanceof Set) {
    const result = keep(new Set())
    for (const item of [...value]) result.add(copy(item, seen))
    return result
  }
  refusePlatform(value)
  const result = keep(Array.isArray(value) ? new Array(value.length) : {})
  for (const key of Object.keys(value)) {
    if (Object.hasOwn(value, key)) Object.defineProperty(result, key, { value: copy(Reflect.get(value, key), seen), writable: true, enumerable: true, configurable: true })
  }
  return result
}

/** Objects that are one value. */
function primitive(value: object): object | undefined {
  if (value instanceof Date) return new Date(value.getTime())
  if (value instanceof RegExp) return new RegExp(value.source, value.flags)
  return BOXES.some((box) => value instanceof box) ? Object(value.valueOf()) as object : undefined
}

function platformObject(value: object): object | undefined {
  const bytes = blobBytes(value)
  if (bytes !== undefined) {
    return value instanceof File ? new File([value], value.name, { type: value.type, lastModified: value.lastModified }) : blobOf(bytes, (value as Blob).type)
  }
  // A key cannot be changed, so that itself is as good as a copy.
  return value instanceof CryptoKey ? value : undefined
}

function copyBuffer(value: ArrayBuffer): ArrayBuffer {
  if (value.detached) throw uncloneable('A detached ArrayBuffer cannot be cloned.')
  if (!value.resizable) return value.slice(0)
  const result = new ArrayBuffer(value.byteLength, { maxByteLength: value.maxByteLength })
  new Uint8Array(result).set(new Uint8Array(value))
  return result
}

function view(value: ArrayBufferView, buffer: ArrayBuffer): unknown {
  if (value instanceof DataView) return new DataView(buffer, value.byteOffset, value.byteLength)
  const kind = VIEWS.get(kindOf?.call(value))
  if (kind === undefined) throw uncloneable('This kind of array cannot be cloned.')
  return new kind(buffer, value.byteOffset, (value as Uint8Array).length)
}

/** Name, message, stack and cause; an error of a class of one's own becomes an Error. */
function error(value: Error, keep: <T>(result: T) => T, seen: Map<object, unknown>): Error {
  if (value instanceof DOMException) return keep(new DOMException(value.message, value.name))
  const kind = ERRORS.get(String(value.name)) ?? Error
  const result = keep(Object.hasOwn(value, 'message') ? new kind(String(value.message)) : new kind())
  Object.defineProperty(result, 'stack', { value: String(value.stack), writable: true, enumerable: false, configurable: true })
  if (Object.hasOwn(value, 'cause')) Object.defineProperty(result, 'cause', { value: copy(value.cause, seen), writable: true, enumerable: false, configurable: true })
  return result
}

/** Objects whose state is hidden: a copy of their properties would be an empty lie. */
function refusePlatform(value: object): void {
  const kind = Object.prototype.toString.call(value)
  const own = kind.slice(8, -1)
  if (HIDDEN.has(own) || own === 'Promise' || own === 'WeakMap' || own === 'WeakSet' || own === 'Generator') throw uncloneable(`A ${own} cannot be cloned.`)
}

const HIDDEN = new Set([
  'AbortController', 'AbortSignal', 'Crypto', 'Event', 'EventTarget', 'FormData', 'Headers', 'MessagePort', 'MessageChannel', 'ReadableStream', 'Request', 'Response',
  'SubtleCrypto', 'TransformStream', 'URL', 'URLSearchParams', 'WritableStream',
])
