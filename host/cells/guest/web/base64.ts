import { bytesOf, textOf } from '../helpers.ts'
import { needArguments } from './_webidl.ts'
import { DOMException } from './dom-exception.ts'

/** Both are in this V8, and not yet in TypeScript's library. */
const { fromBase64, prototype: { toBase64 } } = Uint8Array as unknown as { fromBase64(text: string, options?: object): Uint8Array; readonly prototype: { toBase64(this: Uint8Array): string } }

/** https://html.spec.whatwg.org/multipage/webappapis.html#dom-btoa */
export function btoa(data: unknown): string {
  needArguments(arguments.length, 1, 'btoa')
  const text = String(data)
  for (let index = 0; index < text.length; index++) {
    if (text.charCodeAt(index) > 0xff) throw new DOMException('btoa takes characters up to U+00FF only.', 'InvalidCharacterError')
  }
  return toBase64.call(bytesOf(text))
}

/** https://html.spec.whatwg.org/multipage/webappapis.html#dom-atob */
export function atob(data: unknown): string {
  needArguments(arguments.length, 1, 'atob')
  try {
    // Its 'loose' last chunk is the standard's "forgiving" decoding: padding may be absent, and its spare bits may be anything.
    return textOf(Reflect.apply(fromBase64, Uint8Array, [String(data), { lastChunkHandling: 'loose' }]))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new DOMException('atob was given text that is not base64.', 'InvalidCharacterError')
  }
}
