import { bytesOf, textOf } from '../helpers.ts'
import { blobBytes, File } from './blob.ts'
import { randomText } from './crypto.ts'
import { decodeUtf8, encodeUtf8, joined } from './encoding.ts'
import { FormData } from './form-data.ts'

const NOT_MULTIPART = 'The body is not multipart/form-data as its content type says.'

/** https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data */
export function writeMultipart(form: FormData): { readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string } {
  const boundary = `----hardpoint${randomText(16)}`
  const pieces: Uint8Array[] = []
  for (const [name, value] of form) {
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="${quoted(lines(name))}"`
    if (typeof value === 'string') pieces.push(encodeUtf8(`${head}\r\n\r\n${lines(value)}\r\n`))
    else {
      const type = value.type === '' ? 'application/octet-stream' : value.type
      pieces.push(encodeUtf8(`${head}; filename="${quoted(value.name)}"\r\ncontent-type: ${type}\r\n\r\n`), blobBytes(value) ?? new Uint8Array(), encodeUtf8('\r\n'))
    }
  }
  return { bytes: joined([...pieces, encodeUtf8(`--${boundary}--\r\n`)]), type: `multipart/form-data; boundary=${boundary}` }
}

/** A line break is CR LF in a form. */
function lines(text: string): string {
  return text.replace(/\r\n?|\n/g, '\r\n')
}

function quoted(text: string): string {
  return text.replaceAll('\n', '%0A').replaceAll('\r', '%0D').replaceAll('"', '%22')
}

/**
 * https://andreubotella.github.io/multipart-form-data/#multipart-form-data-parser, in time that grows with the body and not faster.
 *
 * @throws TypeError where the bytes are no such body
 */
export function readMultipart(bytes: Uint8Array, boundary: string): FormData {
  const form = new FormData()
  // One byte a code unit, so that V8's own search finds boundaries.
  const text = textOf(bytes)
  const delimiter = `--${boundary}`
  let at = text.startsWith('\r\n') ? 2 : 0
  for (;;) {
    if (!text.startsWith(delimiter, at)) throw new TypeError(NOT_MULTIPART)
    at += delimiter.length
    if (text.startsWith('--', at)) return form
    const head = headEnd(text, at)
    const end = text.indexOf(`\r\n${delimiter}`, head.body)
    if (end === -1) throw new TypeError(NOT_MULTIPART)
    add(form, text.slice(at + 2, head.end), text.slice(head.body, end))
    at = end + 2
  }
}

/** Where the head of a part ends, and where its body begins. */
function headEnd(text: string, at: number): { readonly end: number; readonly body: number } {
  const end = text.indexOf('\r\n\r\n', at)
  if (!text.startsWith('\r\n', at) || end === -1) throw new TypeError(NOT_MULTIPART)
  return { end, body: end + 4 }
}

function add(form: FormData, head: string, body: string): void {
  const headers = new Map(head.split('\r\n').map((line) => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const
  }))
  const disposition = headers.get('content-disposition') ?? ''
  const name = parameter(disposition, 'name')
  if (!/^form-data\s*;/i.test(disposition) || name === undefined) throw new TypeError(NOT_MULTIPART)
  const filename = parameter(disposition, 'filename')
  if (filename === undefined) form.append(name, decodeUtf8(bytesOf(body)))
  else form.append(name, new File([bytesOf(body)], filename, { type: headers.get('content-type') ?? 'text/plain' }))
}

/** A quoted parameter, with what browsers escape. */
function parameter(disposition: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}="([^"]*)"`, 'i').exec(disposition)?.[1]
  if (found === undefined) return undefined
  return decodeUtf8(bytesOf(found.replace(/%0A/gi, '\n').replace(/%0D/gi, '\r').replace(/%22/g, '"')))
}
