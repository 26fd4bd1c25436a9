import { HardpointError } from '../errors/mod.ts'
import type { PackageStatement } from '../gen/types.ts'
import { sha256Of } from './_statement.ts'
import { BLOCK, inOrder, paddedSize, readEntry, tarHeader } from './_ustar.ts'
import { SIGNATURE_FILE } from './package-path.ts'
import type { PackageFiles } from './package.ts'

type Listed = { readonly sha256: string; readonly size: number }
type FileError = HardpointError<'HP_ERR_PACKAGE_FILE'>

/** Checks every file against the signed list, both ways. @throws HP_ERR_PACKAGE_FILE for the first that differs */
export function compareFiles(files: PackageFiles, statement: PackageStatement): void {
  for (const [path, listed] of listedFiles(statement)) {
    const bytes = files.get(path)
    if (bytes === undefined) throw fileError(path, { problem: 'is missing', expected: show(listed), found: 'no such file' })
    if (!matches(bytes, listed)) throw changed(path, listed, bytes)
  }
  for (const [path, bytes] of files) {
    if (path === SIGNATURE_FILE || Object.hasOwn(statement.files, path)) continue
    throw fileError(path, { problem: 'is not in the signed list', expected: 'no such file', found: show(listedAs(bytes)) })
  }
}

/**
 * Names the file that a damaged archive is damaged in.
 *
 * The signed list says where each file must lie, so this needs no header to be right. Only where the length is right too:
 * otherwise it is another archive, not a damaged one.
 */
export function locateDamage(tar: Uint8Array, statement: PackageStatement): FileError | undefined {
  const files = listedFiles(statement)
  let at = readEntry(tar, 0).end
  const end = files.reduce((sum, [, { size }]) => sum + BLOCK + paddedSize(size), at)
  if (tar.length !== end + 2 * BLOCK) return undefined
  for (const [path, listed] of files) {
    const content = tar.subarray(at + BLOCK, at + BLOCK + listed.size)
    if (!matches(content, listed)) return changed(path, listed, content)
    const next = at + BLOCK + paddedSize(listed.size)
    if (Buffer.compare(tar.subarray(at, at + BLOCK), tarHeader(path, listed.size)) !== 0) return around(path, 'header', listed)
    if (tar.subarray(at + BLOCK + listed.size, next).some((byte) => byte !== 0)) return around(path, 'padding', listed)
    at = next
  }
  return undefined
}

/** In the order of the archive, without the signature, which cannot list itself. */
function listedFiles({ files }: PackageStatement): [string, Listed][] {
  if (Object.hasOwn(files, SIGNATURE_FILE)) throw fileError(SIGNATURE_FILE, { problem: 'lists itself', expected: 'no such line', found: 'one' })
  return inOrder(Object.keys(files)).flatMap((path) => {
    const listed = files[path]
    return listed === undefined ? [] : [[path, listed] as [string, Listed]]
  })
}

function matches(bytes: Uint8Array, { sha256, size }: Listed): boolean {
  return bytes.length === size && sha256Of(bytes) === sha256
}

function changed(path: string, listed: Listed, bytes: Uint8Array): FileError {
  return fileError(path, { problem: 'was changed after it was signed', expected: show(listed), found: show(listedAs(bytes)) })
}

function around(path: string, part: string, listed: Listed): FileError {
  return fileError(path, { problem: `has a damaged ${part} in the archive`, expected: show(listed), found: `other bytes in its ${part}` })
}

function listedAs(bytes: Uint8Array): Listed {
  return { sha256: sha256Of(bytes), size: bytes.length }
}

function show({ sha256, size }: Listed): string {
  return `SHA-256 ${sha256} (${size} bytes)`
}

/** One file that is not what was signed. */
export function fileError(file: string, details: { readonly problem: string; readonly expected: string; readonly found: string }): FileError {
  return new HardpointError('HP_ERR_PACKAGE_FILE', { file, ...details })
}
