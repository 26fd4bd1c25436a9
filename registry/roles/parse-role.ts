import { parseStrictJson } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { Metadata, type MetadataKind, type Root, type Snapshot, type Targets, type Timestamp } from '@tufjs/models'
import { roleBytes } from './sign-role.ts'

interface Kinds { root: Root; targets: Targets; snapshot: Snapshot; timestamp: Timestamp }

/**
 * Reads a role in the one form that `signRole` writes: so that what was compared, what was signed and what is served are the same bytes.
 * Says nothing about who signed it.
 *
 * @throws HP_ERR_DOCUMENT_INVALID
 */
export function parseRole<K extends keyof Kinds>(kind: K, bytes: Uint8Array, subject: string): Metadata<Kinds[K]> {
  const metadata = read(kind, parseStrictJson(bytes, subject), subject)
  if (Buffer.compare(roleBytes(metadata), bytes) !== 0) throw invalid(subject, 'is written in another form than ours')
  return metadata as Metadata<Kinds[K]>
}

function read(kind: keyof Kinds, value: unknown, subject: string): Metadata<Kinds[keyof Kinds]> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid(subject, 'is no object')
  try {
    // One overload a kind: the library has none for their union.
    return Metadata.fromJSON(kind as MetadataKind.Targets, value as Parameters<typeof Targets.fromJSON>[0])
  } catch (cause) {
    // Its errors quote what they found.
    throw invalid(subject, `is no ${kind} role`, cause)
  }
}

function invalid(document: string, problem: string, cause?: unknown): HardpointError {
  return new HardpointError('HP_ERR_DOCUMENT_INVALID', { document, pointer: '/', problem }, { cause })
}
