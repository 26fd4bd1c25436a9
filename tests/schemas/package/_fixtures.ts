import { gzipSync } from 'node:zlib'
import { generateKeyPair, signEnvelope, signPackage, writePackage, type KeyPair, type PackageFiles } from '../../../schemas/package/mod.ts'

/** RFC 8032 section 7.1, test 1. */
export const KEY: KeyPair = {
  privateKey: hexToBase64('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60'),
  publicKey: hexToBase64('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a'),
}

export const OTHER_KEY: KeyPair = generateKeyPair()

export const MANIFEST = {
  id: 'acme.mail', version: '1.2.3', title: 'Mail', description: 'Sends mail.', license: 'MIT', engines: { hardpoint: '>=0.1.0' }, tier: 'free',
} as const

export const FILES: PackageFiles = new Map([
  ['plugin.json', text(JSON.stringify(MANIFEST))],
  ['main.js', text('export default {}\n'.repeat(100))],
  ['README.md', text('# Mail\n')],
  ['ui/app/index.html', text('<p>Mail</p>')],
])

export const SIGNED = signPackage(FILES, KEY)

export function text(content: string): Uint8Array {
  return new TextEncoder().encode(content)
}

export function hexToBase64(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64')
}

/** Changes one bit of a copy. */
export function flip(bytes: Uint8Array, at: number, mask = 1): Uint8Array {
  const copy = Uint8Array.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ mask
  return copy
}

/** A package whose signature.json signs whatever statement a test wants. */
export function signedAs(files: PackageFiles, statement: unknown, key: KeyPair = KEY): Uint8Array {
  const payload = text(typeof statement === 'string' ? statement : JSON.stringify(statement))
  const envelope = signEnvelope('application/vnd.hardpoint.package+json', payload, key)
  return writePackage(new Map([['signature.json', text(JSON.stringify(envelope))], ...files]))
}

export interface RawEntry {
  readonly name: string
  readonly content?: string
  readonly type?: string
  readonly size?: string
  readonly magic?: string
  readonly mode?: string
  readonly link?: string
  readonly prefix?: string
  readonly badChecksum?: boolean
  readonly padding?: number
}

/** A tar archive with whatever headers an attacker likes: nothing of the writer under test. */
export function rawTar(entries: readonly RawEntry[], end: Uint8Array = new Uint8Array(1024)): Uint8Array {
  return Buffer.concat([...entries.flatMap((entry) => {
    const content = Buffer.from(entry.content ?? '')
    return [rawHeader(entry, content.length), content, Buffer.alloc((512 - (content.length % 512)) % 512, entry.padding ?? 0)]
  }), end])
}

function rawHeader({ name, type = '0', size, magic = 'ustar\0' + '00', mode = '0000644\0', link = '', prefix = '', badChecksum = false }: RawEntry, length: number): Buffer {
  const header = Buffer.alloc(512)
  header.write(name, 0)
  header.write(`${mode}0000000\0` + '0000000\0', 100)
  header.write(size ?? `${length.toString(8).padStart(11, '0')}\0`, 124, 'latin1')
  header.write('00000000000\0', 136)
  header.write('        ', 148)
  header.write(type, 156)
  header.write(link, 157)
  header.write(magic, 257)
  header.write('0000000\0' + '0000000\0', 329)
  header.write(prefix, 345)
  const sum = header.reduce((total, byte) => total + byte, badChecksum ? 1 : 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

/** Wraps a tar as gzip of stored blocks, full but for the last: what the format asks for, made apart from the writer. */
export function stored(tar: Uint8Array): Uint8Array {
  const blocks: Uint8Array[] = []
  for (let at = 0; at < tar.length; at += 65_535) {
    const part = tar.subarray(at, at + 65_535)
    const header = Buffer.alloc(5)
    header.writeUInt8(at + 65_535 >= tar.length ? 1 : 0)
    header.writeUInt16LE(part.length, 1)
    header.writeUInt16LE(~part.length & 0xffff, 3)
    blocks.push(header, part)
  }
  const trailer = gzipSync(tar).subarray(-8)
  return new Uint8Array(Buffer.concat([Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255), ...blocks, trailer]))
}
