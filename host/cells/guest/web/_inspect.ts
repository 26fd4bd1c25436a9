/** How deep, how many and how long: a line of the log is for people, and is cut at 4,000 characters. */
const MAX_DEPTH = 4
const MAX_ITEMS = 100
const MAX_TEXT = 4000

/** A value as people read it. It never throws, whatever getters and proxies do. */
export function inspect(value: unknown): string {
  try {
    return inner(value, 0, new Set()).slice(0, MAX_TEXT)
  } catch {
    return '[cannot be shown]'
  }
}

function inner(value: unknown, depth: number, above: ReadonlySet<unknown>): string {
  if (typeof value === 'string') return depth === 0 ? value : JSON.stringify(value.slice(0, MAX_TEXT))
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value === 'function') return `[${/^class\b/.test(sourceOf(value)) ? 'class' : 'Function'} ${String(value.name) || '(anonymous)'}]`
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '-0' : String(value)
  if (above.has(value)) return '[Circular]'
  return ofObject(value, depth, new Set([...above, value]))
}

/** Taken before a plugin can change it. */
const { toString } = Function.prototype
function sourceOf(value: unknown): string { return Reflect.apply(toString, value, []) }

function ofObject(value: object, depth: number, above: ReadonlySet<unknown>): string {
  if (value instanceof Error) return ofError(value, depth, above)
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString()
  if (value instanceof RegExp) return String(value)
  const name = nameOf(value)
  if (depth >= MAX_DEPTH) return `[${name || 'Object'}]`
  if (Array.isArray(value)) return `[${items(value, value.length, (item) => inner(item, depth + 1, above))}]`
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return `${name}(${(value as Uint8Array).length}) [${items(value as Uint8Array, (value as Uint8Array).length, String)}]`
  if (value instanceof ArrayBuffer) return `ArrayBuffer(${value.byteLength})`
  if (value instanceof Map) return `Map(${value.size}) {${items(value, value.size, ([key, item]) => `${inner(key, depth + 1, above)} => ${inner(item, depth + 1, above)}`)}}`
  if (value instanceof Set) return `Set(${value.size}) {${items(value, value.size, (item) => inner(item, depth + 1, above))}}`
  const keys = Object.keys(value)
  const shown = items(keys, keys.length, (key) => `${/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? key : JSON.stringify(key)}: ${inner(Reflect.get(value, key), depth + 1, above)}`)
  const own = name === 'Object' || name === '' ? '' : `${name} `
  return shown === '' ? `${own}{}` : `${own}{ ${shown} }`
}

function items<T>(values: Iterable<T>, count: number, show: (item: T) => string): string {
  const shown: string[] = []
  for (const value of values) {
    if (shown.length === MAX_ITEMS) break
    shown.push(show(value))
  }
  return [...shown, ...(count > MAX_ITEMS ? [`… ${count - MAX_ITEMS} more`] : [])].join(', ')
}

function nameOf(value: object): string {
  const tag: unknown = Reflect.get(value, Symbol.toStringTag)
  if (typeof tag === 'string' && tag !== '') return tag
  const made: unknown = Reflect.get(value, 'constructor')
  return typeof made === 'function' ? String(made.name) : ''
}

/** The stack, its own properties, and what caused it. */
function ofError(error: Error, depth: number, above: ReadonlySet<unknown>): string {
  const stack = typeof error.stack === 'string' && error.stack !== '' ? error.stack : `${String(error.name)}: ${String(error.message)}`
  const own = Object.keys(error).filter((key) => key !== 'stack' && key !== 'message' && key !== 'name')
  const more = own.length === 0 || depth >= MAX_DEPTH ? '' : ` { ${items(own, own.length, (key) => `${key}: ${inner(Reflect.get(error, key), depth + 1, above)}`)} }`
  const cause = Object.hasOwn(error, 'cause') && depth < MAX_DEPTH ? `\n  [cause]: ${inner(error.cause, depth + 1, above)}` : ''
  const errors = error instanceof AggregateError && depth < MAX_DEPTH ? `\n  [errors]: ${inner(error.errors, depth + 1, above)}` : ''
  return stack + more + cause + errors
}
