import { HardpointError } from '../errors/mod.ts'
import type {
  AdminApi, AdvisoryList, Envelope, FeatureToggle, Grant, HostConfig, IndexEntry, License, Manifest, PackageStatement, PublisherRecord,
  ResolutionProblem,
} from '../gen/types.ts'
import * as validators from '../gen/validators.js'
import { problemAt } from './problem-at.ts'

/** Every document of ours, by the title of its schema. */
export interface DocumentTypes {
  AdminApi: AdminApi
  AdvisoryList: AdvisoryList
  Envelope: Envelope
  FeatureToggle: FeatureToggle
  Grant: Grant
  HostConfig: HostConfig
  IndexEntry: IndexEntry
  License: License
  Manifest: Manifest
  PackageStatement: PackageStatement
  PublisherRecord: PublisherRecord
  ResolutionProblem: ResolutionProblem
}

export type DocumentName = keyof DocumentTypes

/**
 * Turns an untrusted value into a document, by its schema alone.
 *
 * @param subject what to call the document in the error, such as a file name
 * @throws HP_ERR_DOCUMENT_INVALID with the JSON pointer of the first violation
 */
export function parseDocument<N extends DocumentName>(name: N, value: unknown, subject: string = name): DocumentTypes[N] {
  const validate = validators[name]
  if (validate(value)) return value as DocumentTypes[N]
  throw new HardpointError('HP_ERR_DOCUMENT_INVALID', { document: subject, ...problemAt(validate.errors?.[0]) })
}
