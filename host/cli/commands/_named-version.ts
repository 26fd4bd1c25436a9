import { usageError } from '../usage-error.ts'

/** One version as it is named on the command line, `acme.mail@1.2.0`. @throws HP_ERR_USAGE */
export function namedVersion(text: string, command: string): { readonly id: string; readonly version: string } {
  const [id = '', version = '', ...more] = text.split('@')
  if (id === '' || version === '' || more.length > 0) throw usageError('Name one version: acme.mail@1.2.0.', command)
  return { id, version }
}
