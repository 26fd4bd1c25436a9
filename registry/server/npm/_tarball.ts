import type { IndexEntry } from '@hardpoint/schemas'
import { gzipFrame } from '@hardpoint/schemas/package'
import { Header } from 'tar'
import { npmManifest } from '../../layout/mod.ts'

const BLOCK = 512

/** A package as npm installs one: package.json, and the .hpk as it came. The same bytes each time, since lockfiles hold their digest. */
export function npmTarball(entry: IndexEntry, hpk: Uint8Array): Uint8Array {
  const manifest = Buffer.from(`${JSON.stringify(npmManifest(entry), null, 2)}\n`)
  return gzipFrame(Buffer.concat([...file('package/package.json', manifest), ...file('package/plugin.hpk', hpk), Buffer.alloc(2 * BLOCK)]))
}

function file(path: string, content: Uint8Array): Uint8Array[] {
  const header = Buffer.alloc(BLOCK)
  new Header({ path, size: content.length, type: 'File', mode: 0o644, mtime: new Date(0), uid: 0, gid: 0 }).encode(header)
  return [header, content, Buffer.alloc(-content.length & (BLOCK - 1))]
}
