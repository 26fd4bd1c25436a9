import type { HardpointError } from '@hardpoint/schemas/errors'
import { verifyMetadata, type VerifiedMetadata, type VerifyOptions } from '../../../registry/tuf/verify-metadata.ts'
import { NOW, errorOf } from '../_fixtures.ts'
import type { TufRepository } from '../_tuf-repository.ts'

/** What a client that begins with the repository's first root asks. */
export function optionsFor(repository: TufRepository, more: Partial<VerifyOptions> = {}): VerifyOptions {
  const root = repository.files.get('metadata/1.root.json') ?? new Uint8Array()
  return { registry: 'memory', trusted: new Map([['root.json', root]]), now: NOW, ...more }
}

export function verify(repository: TufRepository, more: Partial<VerifyOptions> = {}): Promise<VerifiedMetadata> {
  return verifyMetadata(repository.source().read, optionsFor(repository, more))
}

/** Verifies with what was trusted after the repository's `before`. */
export async function verifyAfter(before: VerifiedMetadata, repository: TufRepository, more: Partial<VerifyOptions> = {}): Promise<VerifiedMetadata> {
  return verify(repository, { trusted: before.files, ...more })
}

export function refusal(work: Promise<unknown>): Promise<HardpointError | undefined> {
  return errorOf(work)
}
