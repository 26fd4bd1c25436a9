import { HardpointError } from '../errors/mod.ts'
import type { PackageLimits } from './package-limits.ts'
import { pathProblem, printablePath, SIGNATURE_FILE } from './package-path.ts'
import type { PackageFiles } from './package.ts'

export const BLOCK = 512
const END_BYTES = 2 * BLOCK
const KINDS: Readonly<Record<string, string>> = {
  '1': 'a hard link', '2': 'a symbolic link', '3': 'a device', '4': 'a device', '5': 'a directory', '6': 'a pipe',
  g: 'a pax header', x: 'a pax header', K: 'a GNU long name', L: 'a GNU long name', S: 'a GNU sparse file',
}

/** An entry of an archive: where its header, content and padding begin. */
export interface TarEntry {
  readonly path: string
  readonly content: Uint8Array
  /** Offset after its padding. */
  readonly end: number
}

/** The signature first, so that a reader knows what to expect of the rest; then by path, byte by byte. */
export function inOrder(paths: Iterable<string>): string[] {
  return [...paths].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0))
}

/** The one header that an entry of this path and size has: POSIX.1-1988 ustar, no owner, no time, mode 0644. */
export function tarHeader(path: string, size: number): Uint8Array {
  const header = Buffer.alloc(BLOCK)
  header.write(path, 0, 100, 'latin1')
  header.write('0000644\0' + '0000000\0' + '0000000\0', 100, 'latin1')
  header.write(`${octal(size, 11)}\0${octal(0, 11)}\0`, 124, 'latin1')
  header.write('        0', 148, 'latin1')
  header.write('ustar\0' + '00', 257, 'latin1')
  header.write('0000000\0' + '0000000\0', 329, 'latin1')
  header.write(`${octal(checksum(header), 6)}\0 `, 148, 'latin1')
  return new Uint8Array(header)
}

export function paddedSize(size: number): number {
  return Math.ceil(size / BLOCK) * BLOCK
}

export function writeTar(files: PackageFiles): Uint8Array {
  const parts = inOrder(files.keys()).flatMap((path) => {
    const content = files.get(path) ?? new Uint8Array()
    return [tarHeader(path, content.length), content, new Uint8Array(paddedSize(content.length) - content.length)]
  })
  return new Uint8Array(Buffer.concat([...parts, new Uint8Array(END_BYTES)]))
}

/**
 * Reads what `writeTar` writes, and nothing else: each header must be, byte for byte, the one that its path and size
 * have. That leaves no room for links, directories, owners, pax and GNU extensions, or two readings of one size.
 *
 * Own reader: tar-stream (like tar) applies pax and GNU headers, takes octal with spaces and base-256 sizes, and ignores
 * padding and what follows the end; an attacker uses what two readers see differently.
 *
 * @throws HP_ERR_PACKAGE_FORMAT, HP_ERR_PACKAGE_TOO_LARGE
 */
export function readTar(tar: Uint8Array, { maxFiles }: PackageLimits): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  const folded = new Set<string>()
  let at = 0
  let previous: string | undefined
  while (!isZero(tar.subarray(at, at + BLOCK))) {
    if (files.size === maxFiles) throw new HardpointError('HP_ERR_PACKAGE_TOO_LARGE', { found: `more than ${maxFiles}`, what: 'files', limit: maxFiles })
    const { path, content, end } = readEntry(tar, at)
    if (folded.has(path.toLowerCase())) throw format(`${path} is there twice, or differs from another only in case`)
    if (previous !== undefined && inOrder([previous, path])[0] !== previous) throw format(`${path} is not in its place: files are sorted, the signature first`)
    folded.add(path.toLowerCase())
    files.set(path, content)
    previous = path
    at = end
  }
  if (tar.length - at !== END_BYTES || !isZero(tar.subarray(at))) throw format(`${tar.length - at} bytes follow the last file, not ${END_BYTES} zeros`)
  return files
}

/** Reads the entry at an offset. @throws HP_ERR_PACKAGE_FORMAT */
export function readEntry(tar: Uint8Array, at: number): TarEntry {
  const header = tar.subarray(at, at + BLOCK)
  if (header.length < BLOCK) throw format('it ends before its last file does')
  const text = Buffer.from(header).toString('latin1')
  const path = text.slice(0, 100).replace(/\0[^]*$/, '')
  const size = /^[0-7]{11}\0$/.test(text.slice(124, 136)) ? Number.parseInt(text.slice(124, 135), 8) : 0
  const problem = Buffer.compare(header, tarHeader(path, size)) === 0 ? pathProblem(path) : headerProblem(text, header)
  if (problem !== undefined) throw format(`${printablePath(path) || 'a file without a name'} ${problem}`)
  const from = at + BLOCK
  const end = from + paddedSize(size)
  if (end > tar.length) throw format(`${path} is longer than the archive`)
  if (!isZero(tar.subarray(from + size, end))) throw format(`${path} has bytes after its end`)
  return { path, content: tar.subarray(from, from + size), end }
}

/** What is wrong with a header that is not the one we write: the first that a person would want to know. */
function headerProblem(text: string, header: Uint8Array): string {
  if (text.slice(148, 156) !== `${octal(checksum(header), 6)}\0 `) return 'has a damaged header'
  const type = text.charAt(156)
  if (type !== '0') return `is ${KINDS[type] ?? 'no regular file'}; only regular files are allowed`
  return pathProblem(text.slice(0, 100).replace(/\0[^]*$/, '')) ?? 'has a header in another form than the one that packages have'
}

/** The sum of a header's bytes, its checksum field counted as spaces. */
function checksum(header: Uint8Array): number {
  return header.reduce((sum, byte, index) => sum + (index >= 148 && index < 156 ? 32 : byte), 0)
}

function rank(path: string): number {
  return path === SIGNATURE_FILE ? 0 : 1
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0')
}

function isZero(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0)
}

function format(problem: string): HardpointError {
  return new HardpointError('HP_ERR_PACKAGE_FORMAT', { problem })
}
