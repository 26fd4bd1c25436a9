import { bytesOf } from '../helpers.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** https://html.spec.whatwg.org/multipage/webappapis.html#dom-btoa */
export function btoa(input: string): string {
  const text = String(input)
  for (let index = 0; index < text.length; index++) {
    if (text.charCodeAt(index) > 0xff) throw new RangeError('btoa takes characters up to U+00FF only.')
  }
  // Uint8Array.prototype.toBase64 is in this V8.
  return (bytesOf(text) as Uint8Array & { toBase64(): string }).toBase64()
}

/** https://html.spec.whatwg.org/multipage/webappapis.html#dom-atob */
export function atob(input: string): string {
  let text = String(input).replace(/[\t\n\f\r ]+/g, '')
  if (text.length % 4 === 0) text = text.replace(/==?$/, '')
  if (text.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(text)) throw new RangeError('atob was given text that is not base64.')
  let output = '', bits = 0, count = 0
  for (let index = 0; index < text.length; index++) {
    bits = ((bits << 6) | ALPHABET.indexOf(text[index] ?? 'A')) & 0xffffff
    count += 6
    if (count >= 8) { count -= 8; output += String.fromCharCode((bits >> count) & 0xff) }
  }
  return output
}
