/**
 * What crosses between the kernel and a guest: text in both directions, and the bytes that are no text beside it.
 *
 * A batch is a row of messages. A message is one head line of plain words, then its text, then its body where that is text:
 * `<type> <id> <ref> <name> <text length> <body length> <body kind>\n<text><body>`. Lengths are UTF-16 code units, of a body of bytes
 * bytes: those of all messages follow each other, in order, in one piece beside the text. The cell between passes batches through
 * unread. Text is JSON that its reader parses; a body is never parsed on the way.
 *
 * To the guest:   `call` (name: kind.handler), `reply` (to a capability request), `cancel`.
 * From the guest: `answer` (to a call), `request` (a capability call; ref: the call it is made in, 0: none in particular).
 */
export type MessageType = 'call' | 'reply' | 'cancel' | 'answer' | 'request'

/** A body as it crosses. */
export type Carried = { readonly kind: 'none' } | { readonly kind: 'text'; readonly data: string } | { readonly kind: 'bytes'; readonly data: Uint8Array<ArrayBuffer> }

export interface Message {
  readonly type: MessageType
  readonly id: number
  /** The call this belongs to, or 0; in `reply` and `answer`: 1 success, 0 failure. */
  readonly ref: number
  /** `route.createAccount`, `storage.get`, or `-`. */
  readonly name: string
  readonly text: string
  readonly body: Carried
}

export const NO_BODY: Carried = { kind: 'none' }
const NO_BYTES: Uint8Array<ArrayBuffer> = new Uint8Array(0)
const TYPES: readonly string[] = ['call', 'reply', 'cancel', 'answer', 'request']
/** Of ids and lengths: 15 digits, and so exact. */
const MAX_COUNT = 999_999_999_999_999
/** Longest head line: what is longer is not ours. */
const MAX_HEAD = 256

/** The text of a message; a body of bytes goes beside it. */
export function encodeMessage({ type, id, ref, name, text, body }: Message): string {
  if (body.kind === 'none') return `${type} ${id} ${ref} ${name} ${text.length} 0 none\n${text}`
  const head = `${type} ${id} ${ref} ${name} ${text.length} ${body.data.length} ${body.kind}\n${text}`
  return body.kind === 'text' ? head + body.data : head
}

/**
 * @param bytes the bodies that are bytes, one after the other; a body read from it is a view of it
 * @returns undefined where this is not a batch: the other side is broken or hostile
 */
export function decodeBatch(batch: string, maxMessages: number, bytes: Uint8Array<ArrayBuffer> = NO_BYTES): Message[] | undefined {
  const messages: Message[] = []
  let at = 0
  let byte = 0
  while (at < batch.length) {
    const end = batch.indexOf('\n', at)
    if (end === -1 || end - at > MAX_HEAD || messages.length >= maxMessages) return undefined
    const message = decodeMessage(batch, batch.slice(at, end).split(' '), end + 1, bytes, byte)
    if (message === undefined) return undefined
    messages.push(message)
    at = end + 1 + message.text.length
    if (message.body.kind === 'text') at += message.body.data.length
    else if (message.body.kind === 'bytes') byte += message.body.data.length
  }
  return byte === bytes.length ? messages : undefined
}

function decodeMessage(batch: string, words: string[], start: number, bytes: Uint8Array<ArrayBuffer>, byte: number): Message | undefined {
  // One by one: a guest's first calls are interpreted, and there a pattern takes five times as long.
  const type = words[0]
  const name = words[3]
  const kind = words[6]
  if (words.length !== 7 || type === undefined || name === undefined || !TYPES.includes(type)) return undefined
  const idNumber = count(words[1])
  const refNumber = count(words[2])
  const textSize = count(words[4])
  const bodySize = count(words[5])
  if (idNumber < 0 || refNumber < 0 || textSize < 0 || bodySize < 0) return undefined
  const bodyAt = start + textSize
  if (bodyAt > batch.length) return undefined
  let body: Carried
  if (kind === 'none' && bodySize === 0) body = NO_BODY
  else if (kind === 'text' && bodyAt + bodySize <= batch.length) body = { kind, data: batch.slice(bodyAt, bodyAt + bodySize) }
  else if (kind === 'bytes' && byte + bodySize <= bytes.length) body = { kind, data: bytes.subarray(byte, byte + bodySize) }
  else return undefined
  return { type: type as MessageType, id: idNumber, ref: refNumber, name, text: batch.slice(start, bodyAt), body }
}

/** A count as we write it: digits only, so that `-1`, `1e9`, `0x10` and `007` are no lengths. -1: it is none. */
function count(word: string | undefined): number {
  if (word === '0') return 0
  const number = Number(word)
  return number >= 0 && number <= MAX_COUNT && String(number) === word && Number.isInteger(number) ? number : -1
}
