import { HardpointError, type ErrorCode } from '@hardpoint/schemas/errors'
import type { VerifiedMetadata, VerifyOptions } from './verify-metadata.ts'

/** An error of ours as data: classes do not cross to another thread. */
export interface SentError {
  readonly code: ErrorCode
  readonly details: Readonly<Record<string, unknown>>
}

export type FromWorker =
  | { readonly kind: 'read'; readonly id: number; readonly path: string; readonly maxBytes: number }
  | { readonly kind: 'root'; readonly bytes: Uint8Array }
  | { readonly kind: 'done'; readonly found: Omit<VerifiedMetadata, 'refused'>; readonly refused: ReadonlyMap<string, SentError> }
  | { readonly kind: 'failed'; readonly error: SentError }

/** The answer to a `read`. */
export interface ReadAnswer {
  readonly kind: 'bytes'
  readonly id: number
  readonly bytes?: Uint8Array | undefined
  readonly error?: SentError
}

export type ToWorker = ReadAnswer | { readonly kind: 'task'; readonly options: Omit<VerifyOptions, 'keepRoot'> }

export function sendError({ code, details }: HardpointError): SentError {
  return { code, details }
}

export function receiveError({ code, details }: SentError): HardpointError {
  return new HardpointError(code, details as never)
}
