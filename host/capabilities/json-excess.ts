export interface JsonBounds { readonly depth: number; readonly values: number }

/**
 * Says of which a JSON text has more than it may, before it is parsed: `{},` over and over takes a parser a hundred times as long as
 * words of the same length, and what walks a deep value later ends the stack.
 */
export function jsonExcess(text: string, most: JsonBounds): keyof JsonBounds | undefined {
  let [depth, values] = [0, 1]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x22) at = endOfString(text, at)
    else if (code === 0x2c) values++
    else if (code === 0x5b || code === 0x7b) { depth++; values++ }
    else if (code === 0x5d || code === 0x7d) depth--
    if (depth > most.depth) return 'depth'
    if (values > most.values) return 'values'
  }
  return undefined
}

/** Where the string that starts at `start` ends. Text that does not end is the parser's to refuse. */
function endOfString(text: string, start: number): number {
  let at = text.indexOf('"', start + 1)
  while (at !== -1 && backslashesBefore(text, at) % 2 === 1) at = text.indexOf('"', at + 1)
  return at === -1 ? text.length : at
}

function backslashesBefore(text: string, at: number): number {
  let count = 0
  while (text.charCodeAt(at - 1 - count) === 0x5c) count++
  return count
}
