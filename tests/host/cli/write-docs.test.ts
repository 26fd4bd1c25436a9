import { existsSync } from 'node:fs'
import { test } from 'tap'
import { DOCS_FILE } from '../../../host/cli/write-docs.ts'

test('DOCS_FILE is the page, and importing it writes nothing', async (t) => {
  t.match(DOCS_FILE, /host\/docs\/cli\.md$/)
  t.ok(existsSync(DOCS_FILE))
})
