import { gunzipSync } from 'node:zlib'
import { HardpointError } from '@hardpoint/schemas/errors'
import { Parser, type ReadEntry } from 'tar'

/** What `npm publish` sent, as far as it is looked at. */
export interface Upload {
  readonly hpk: Uint8Array
  /** JSON text: a commit. */
  readonly release: string
}

/** How gzip begins: RFC 1952 section 2.3.1. */
const GZIP = Uint8Array.of(0x1f, 0x8b)

const WANTED = { hpk: 'package/plugin.hpk', release: 'package/release.json' } as const

/**
 * The package and the signed release in the one attachment of a publish request.
 *
 * Nothing else of the request is believed or kept: name, version and tags stand in what is signed.
 *
 * @param maxBytes of what the tarball holds
 * @throws HP_ERR_NPM_UPLOAD
 */
export function readUpload(body: unknown, maxBytes: number): Upload {
  const found = filesOf(unzip(attachmentOf(body), maxBytes))
  const [hpk, release] = [found.get(WANTED.hpk), found.get(WANTED.release)]
  if (hpk === undefined || release === undefined) throw refused(`it holds no ${hpk === undefined ? 'plugin.hpk' : 'release.json'}`)
  return { hpk, release: release.toString('utf8') }
}

function attachmentOf(body: unknown): Buffer {
  const attachments = Object.values(Object(Object(body)['_attachments']) as Record<string, unknown>)
  const data: unknown = Object(attachments[0])['data']
  if (attachments.length !== 1 || typeof data !== 'string') throw refused('it has not one attachment')
  return Buffer.from(data, 'base64')
}

function unzip(bytes: Buffer, maxBytes: number): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: maxBytes })
  } catch (cause) {
    throw refused(`its attachment is no gzip file of at most ${maxBytes} bytes`, cause)
  }
}

/** Read in memory, and only two names of it: nothing is unpacked anywhere. */
function filesOf(tar: Buffer): Map<string, Buffer> {
  const found = new Map<string, Buffer>()
  const problems: unknown[] = []
  // The parser unpacks what is packed once more, without a bound: a few hundred bytes could become gigabytes.
  if (tar.subarray(0, GZIP.length).equals(GZIP)) throw refused('its attachment is packed twice')
  const parser = new Parser({ strict: true, brotli: false, zstd: false, onReadEntry: (entry) => { collect(entry, found, problems) } })
  parser.on('error', (error: unknown) => { problems.push(error) })
  // Whole and at once: it is parsed before this returns.
  parser.end(tar)
  if (problems.length > 0) throw refused('its attachment is no tar file, or one that holds a name twice', problems[0])
  return found
}

function collect(entry: ReadEntry, found: Map<string, Buffer>, problems: unknown[]): void {
  const wanted = (Object.values(WANTED) as readonly string[]).includes(entry.path)
  if (!wanted) {
    entry.resume()
    return
  }
  // Which of two would be the one that somebody looked at?
  if (entry.type !== 'File' || found.has(entry.path)) problems.push(entry.path)
  const chunks: Buffer[] = []
  found.set(entry.path, Buffer.alloc(0))
  entry.on('data', (chunk: Buffer) => { chunks.push(chunk) })
  entry.on('end', () => { found.set(entry.path, Buffer.concat(chunks)) })
}

function refused(problem: string, cause?: unknown): HardpointError {
  return new HardpointError('HP_ERR_NPM_UPLOAD', { problem }, { cause })
}
