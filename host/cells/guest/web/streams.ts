/**
 * https://streams.spec.whatwg.org, by the package web-streams-polyfill.
 *
 * The bundle evaluates the package with the first use of one of its names (gen/generate.ts): most plugins never use one, and a cold start need not wait.
 */
export {
  ByteLengthQueuingStrategy, CountQueuingStrategy, ReadableByteStreamController, ReadableStream, ReadableStreamBYOBReader, ReadableStreamBYOBRequest,
  ReadableStreamDefaultController, ReadableStreamDefaultReader, TransformStream, TransformStreamDefaultController, WritableStream, WritableStreamDefaultController,
  WritableStreamDefaultWriter,
} from 'web-streams-polyfill'
import type { ReadableStream } from 'web-streams-polyfill'

/** Whether somebody has read of it, or cancelled it. https://streams.spec.whatwg.org/#is-readable-stream-disturbed */
export function isDisturbed(stream: ReadableStream): boolean {
  return Reflect.get(stream, '_disturbed') === true
}
