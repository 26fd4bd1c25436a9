import { randomBytes } from 'node:crypto'
import { compress, decompress } from './_compression.ts'
import { Refused } from './_subtle-facts.ts'
import { subtleOperation } from './_subtle-operations.ts'

/** More random bytes than this at once is not something the guest runtime asks for. */
const MAX_RANDOM = 65_536
/** Code units of a URL: an input of this length takes some 10 ms. */
const MAX_URL = 1_048_576
/** Code units of base64 to decode at once: 4 MiB of bytes, some 20 ms for the slowest encoding. */
const MAX_DECODE = 5_592_408
/**
 * Milliseconds that one entry into an isolate may leave to this process at most: isolated-vm stops its own clock while it waits for it,
 * so that a guest that only ever asks would never be late. Together with one operation more, well below
 * the grace after which the kernel kills the whole cell: its siblings would go with it.
 */
const ENTRY_MS = 300
/** What a crossing takes besides its work, which no clock of isolated-vm's sees either: measured 0.8 µs. */
const CROSSING_MS = 0.001
const URL_PROPERTIES = ['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'hash'] as const

const entry = { spentMs: 0, limitMs: ENTRY_MS }

/** An entry into an isolate begins, of at most this time. Isolates are entered one after the other: one sum does for all. */
export function beginEntry(limitMs: number): void {
  entry.spentMs = 0
  entry.limitMs = Math.min(limitMs, ENTRY_MS)
}

/**
 * The few synchronous things an isolate cannot do by itself: scalars in, '=' and a result out, or a word for why not, or ''. What is
 * below is not interrupted by a guest's time limit, so each bounds its own work; and all of an entry's work has a sum, beyond which
 * the answer is `time`. Nothing that a guest can ask for begins the sum anew.
 *
 * | operation | a | b | c | result |
 * | --- | --- | --- | --- | --- |
 * | random | count | | | one byte a code unit |
 * | url | input | base | whether there is a base | JSON of a URL's properties |
 * | url-set | href | property | value | the same |
 * | decode | `latin1`, or encoding, fatal and ignoreBOM | base64 | | text |
 * | encoding | label | | | the encoding's name |
 * | compress, decompress | format | one byte a code unit | | one byte a code unit |
 * | subtle.* | JSON of facts | key | data | of WebCrypto |
 *
 * It never throws: an exception that crosses would show this process's paths to the guest.
 */
export function helperOperation(operation: unknown, a: unknown, b: unknown, c: unknown): string {
  if (entry.spentMs > entry.limitMs) return 'time'
  const start = performance.now()
  const answer = attempt(operation, a, b, c)
  entry.spentMs += performance.now() - start + CROSSING_MS
  return answer
}

function attempt(operation: unknown, a: unknown, b: unknown, c: unknown): string {
  try {
    if (operation === 'random') return `=${randomBytes(Math.min(MAX_RANDOM, Math.max(0, Math.trunc(Number(a)) || 0))).toString('latin1')}`
    if (operation === 'url') return show(new URL(short(a), c === '1' ? short(b) : undefined))
    if (operation === 'url-set') return set(new URL(short(a)), short(b), short(c))
    if (operation === 'decode') return decode(a, b)
    if (operation === 'encoding') return `=${new TextDecoder(short(a)).encoding}`
    if (operation === 'compress') return compress(a, b)
    if (operation === 'decompress') return decompress(a, b)
    return subtleOperation(operation, a, b, c)
  } catch {
    return ''
  }
}

/** @throws Refused where it is longer than any URL */
function short(value: unknown): string {
  const text = String(value)
  if (text.length > MAX_URL) throw new Refused('size')
  return text
}

function set(url: URL, name: string, value: string): string {
  const property = URL_PROPERTIES.find((known) => known === name)
  if (property === undefined || property === 'origin') return ''
  url[property] = value
  return show(url)
}

function show(url: URL): string {
  return `=${JSON.stringify(Object.fromEntries(URL_PROPERTIES.map((name) => [name, url[name]])))}`
}

/** Decoders that were asked for: making one takes longer than decoding a kilobyte. */
const decoders = new Map<string, TextDecoder>()

function decode(how: unknown, base64: unknown): string {
  if (typeof how !== 'string' || typeof base64 !== 'string' || base64.length > MAX_DECODE) return 'size'
  const bytes = Buffer.from(base64, 'base64')
  return `=${how === 'latin1' ? bytes.toString('latin1') : decoderFor(how).decode(bytes)}`
}

function decoderFor(how: string): TextDecoder {
  const [label = '', fatal, ignoreBOM] = how.split(' ')
  // As many as honest code could ask for; the names are the guest's.
  if (decoders.size >= 64) decoders.clear()
  const decoder = decoders.get(how) ?? new TextDecoder(label, { fatal: fatal === '1', ignoreBOM: ignoreBOM === '1' })
  decoders.set(how, decoder)
  return decoder
}
