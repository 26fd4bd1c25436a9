/**
 * What crosses between the kernel and a guest: text in both directions.
 *
 * A batch is a row of messages. A message is one head line of plain words, then its text, then its body:
 * `<type> <id> <ref> <name> <text length> <body length> <body kind>\n<text><body>`. Lengths are UTF-16 code units. The cell between
 * passes batches through unread. Text is JSON that its reader parses; a body is never parsed on the way.
 *
 * To the guest:   `call` (name: kind.handler), `reply` (to a capability request), `cancel`.
 * From the guest: `answer` (to a call), `request` (a capability call; ref: the call it is made in, 0: none in particular).
 */
export type MessageType = 'call' | 'reply' | 'cancel' | 'answer' | 'request'

/** `text`: a string. `bytes`: one byte a code unit, since every part of a batch is text. */
export type BodyKind = 'none' | 'text' | 'bytes'

export interface Message {
  readonly type: MessageType
  readonly id: number
  /** The call this belongs to, or 0; in `reply` and `answer`: 1 success, 0 failure. */
  readonly ref: number
  /** `route.createAccount`, `storage.get`, or `-`. */
  readonly name: string
  readonly text: string
  readonly body: string
  readonly kind: BodyKind
}

const TYPES: readonly string[] = ['call', 'reply', 'cancel', 'answer', 'request']
const KINDS: readonly string[] = ['none', 'text', 'bytes']
/** Longest head line: what is longer is not ours. */
const MAX_HEAD = 256

export function encodeMessage({ type, id, ref, name, text, body, kind }: Message): string {
  return `${type} ${id} ${ref} ${name} ${text.length} ${body.length} ${kind}\n${text}${body}`
}

/** @returns undefined where the text is not a batch: the other side is broken or hostile */
export function decodeBatch(batch: string, maxMessages: number): Message[] | undefined {
  const messages: Message[] = []
  let at = 0
  while (at < batch.length) {
    const end = batch.indexOf('\n', at)
    if (end === -1 || end - at > MAX_HEAD || messages.length >= maxMessages) return undefined
    const message = decodeMessage(batch, batch.slice(at, end).split(' '), end + 1)
    if (message === undefined) return undefined
    messages.push(message)
    at = end + 1 + message.text.length + message.body.length
  }
  return messages
}

function decodeMessage(batch: string, words: string[], start: number): Message | undefined {
  const [type, id, ref, name, textLength, bodyLength, kind] = words
  if (words.length !== 7 || type === undefined || kind === undefined || name === undefined) return undefined
  const [idNumber, refNumber, textSize, bodySize] = [id, ref, textLength, bodyLength].map(count)
  if (idNumber === undefined || refNumber === undefined || textSize === undefined || bodySize === undefined) return undefined
  if (!TYPES.includes(type) || !KINDS.includes(kind) || start + textSize + bodySize > batch.length) return undefined
  return {
    type: type as MessageType, id: idNumber, ref: refNumber, name, kind: kind as BodyKind,
    text: batch.slice(start, start + textSize),
    body: batch.slice(start + textSize, start + textSize + bodySize),
  }
}

/** A count as we write it: digits only, so that `-1`, `1e9` and `0x10` are no lengths. */
function count(word: string | undefined): number | undefined {
  return word !== undefined && /^(0|[1-9][0-9]{0,14})$/.test(word) ? Number(word) : undefined
}
