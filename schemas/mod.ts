export type * from './gen/types.ts'
export { contributionClashes } from './documents/contribution-clashes.ts'
export { parseDocument, type DocumentTypes, type DocumentName } from './documents/parse-document.ts'
export { parseStrictJson } from './json/parse-strict-json.ts'
