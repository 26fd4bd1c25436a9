import type { Message } from './batch.ts'
import { MAX_FRAME_BYTES } from './protocol.ts'

/** A frame holds one such message, and its head. */
export const MAX_MESSAGE_BYTES = MAX_FRAME_BYTES - 4096
/** What is read of a smaller frame may keep all of it in memory. */
const LARGE_FRAME = 65_536

/** Characters and bytes. */
export function sizeOf({ text, body }: Message): number {
  return text.length + (body.kind === 'none' ? 0 : body.data.length)
}

/** A part of a text or of bytes keeps the whole in memory. What is small beside the frame that it came in is copied, so that it does not. */
export function apart(message: Message, frameLength: number): Message {
  if (frameLength <= LARGE_FRAME || sizeOf(message) * 2 > frameLength) return message
  const { text, body } = message
  const own = body.kind === 'text' ? { kind: body.kind, data: copyOf(body.data) } : body.kind === 'bytes' ? { kind: body.kind, data: body.data.slice() } : body
  return { ...message, text: copyOf(text), body: own }
}

/** V8 writes and reads it: code units as they are, at one byte each where that does. */
function copyOf(text: string): string { return structuredClone(text) }

export function fits(message: Message): boolean {
  if (sizeOf(message) * 3 <= MAX_MESSAGE_BYTES) return true
  const { text, body } = message
  return Buffer.byteLength(text) + (body.kind === 'none' ? 0 : Buffer.byteLength(body.data)) <= MAX_MESSAGE_BYTES
}
