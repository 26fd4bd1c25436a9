import { createHash } from 'node:crypto'
import type { IndexEntry } from '@hardpoint/schemas'
import { framePieces, frameSize } from '@hardpoint/schemas/package'
import { Header } from 'tar'
import { npmManifest } from '../../layout/mod.ts'

const BLOCK = 512

/** A package as npm installs one: package.json, and the .hpk as it came. The same bytes each time, since lockfiles hold their digest. */
export interface Tarball {
  readonly size: number
  /** SHA-256 of all but the package, whose digest is in it: the same for the same bytes of the tarball. */
  readonly key: string
  /** @param hpk of as many bytes as the entry says */
  pieces(hpk: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>
}

export function npmTarball(entry: IndexEntry): Tarball {
  const head = headOf(entry)
  const tail = Buffer.alloc(paddingOf(entry.size) + 2 * BLOCK)
  const length = head.length + entry.size + tail.length
  return { size: frameSize(length), key: createHash('sha256').update(head).digest('hex'), pieces: (hpk) => framePieces(joined(head, hpk, tail), length) }
}

async function* joined(head: Uint8Array, hpk: AsyncIterable<Uint8Array>, tail: Uint8Array): AsyncGenerator<Uint8Array> {
  yield head
  yield* hpk
  yield tail
}

/** Of the tar file, what comes before the package's bytes. */
function headOf(entry: IndexEntry): Buffer {
  const manifest = Buffer.from(`${JSON.stringify(npmManifest(entry), null, 2)}\n`)
  return Buffer.concat([header('package/package.json', manifest.length), manifest, Buffer.alloc(paddingOf(manifest.length)), header('package/plugin.hpk', entry.size)])
}

function header(path: string, size: number): Buffer {
  const block = Buffer.alloc(BLOCK)
  new Header({ path, size, type: 'File', mode: 0o644, mtime: new Date(0), uid: 0, gid: 0 }).encode(block)
  return block
}

function paddingOf(size: number): number {
  return -size & (BLOCK - 1)
}
