import { test } from 'tap'
import { namespaceRole } from '../../../registry/roles/namespace-role.ts'
import { parseRole } from '../../../registry/roles/parse-role.ts'
import { signRole } from '../../../registry/roles/sign-role.ts'
import { codeOf } from '../_fixtures.ts'
import { SIGNER } from './_verified.ts'

test('parseRole() reads what signRole() writes, and no other form of it', async (t) => {
  const bytes = await signRole(namespaceRole({ 'index/acme.mail.ndjson': { length: 3, sha256: 'a'.repeat(64) } }, { version: 2, expires: '2027-01-01T00:00:00Z' }), [SIGNER])
  t.equal(parseRole('targets', bytes, 'role').signed.version, 2)
  const text = Buffer.from(bytes).toString()
  const cases: readonly [string, string][] = [
    ['white space', text.replace('{', '{ ')], ['no line end', text.trimEnd()], ['a line end more', `${text}\n`], ['a name twice', text.replace('"version":2', '"version":1,"version":2')],
    ['__proto__', text.replace('"version":2', '"__proto__":{},"version":2')], ['another order', text.replace(/("signatures":.*?\]),("signed":.*)\}\n$/s, '$2,$1}\n')],
    ['another type', text.replace('"_type":"targets"', '"_type":"snapshot"')], ['no signatures', '{"signed":{"_type":"targets"}}\n'], ['a list', '[]\n'], ['nothing', ''], ['null', 'null\n'],
    ['HTML', '<html>'], ['an escape where none is needed', text.replace('targets', 't\\u0061rgets')], ['a version with a point', text.replace('"version":2', '"version":2.0')],
  ]
  for (const [name, other] of cases) t.equal(await codeOf(() => parseRole('targets', Buffer.from(other), 'role')), 'HP_ERR_DOCUMENT_INVALID', name)
  t.equal(await codeOf(() => parseRole('snapshot', bytes, 'role')), 'HP_ERR_DOCUMENT_INVALID')
})
