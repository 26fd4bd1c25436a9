/** The one function of the cell that a guest's trusted code can call: scalars in, a string out. */
export type Helper = (operation: string, a: string, b: string, c: string) => string

const state: { helper?: Helper } = {}

/** Takes the cell's callback out of the global, so that plugin code never sees it. */
export function captureHelper(): void {
  state.helper = Reflect.get(globalThis, '__helper') as Helper
  Reflect.deleteProperty(globalThis, '__helper')
}

/** Asks the cell: `random` (a: count) answers one byte a code unit; `url` (a: input, b: base) and `url-set` answer JSON or ''; `entry` says that an entry begins; `subtle.*` is of WebCrypto. */
export function help(operation: string, a = '', b = '', c = ''): string {
  return state.helper === undefined ? '' : state.helper(operation, a, b, c)
}

/** One byte a code unit, to bytes. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length)
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index)
  return bytes
}

/** Bytes to one byte a code unit. In pieces: an argument list has a limit. */
export function textOf(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return text
}
