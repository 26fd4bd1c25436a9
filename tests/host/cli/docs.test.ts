import { readFileSync } from 'node:fs'
import { test } from 'tap'
import { COMMANDS } from '../../../host/cli/commands.ts'
import { docs } from '../../../host/cli/docs.ts'
import { DOCS_FILE } from '../../../host/cli/write-docs.ts'

test('host/docs/cli.md is what docs() writes', async (t) => {
  t.equal(readFileSync(DOCS_FILE, 'utf8'), docs(COMMANDS), 'run: npx node host/cli/write-docs.ts')
})

test('docs() has a section a command, and the exit codes', async (t) => {
  const text = docs(COMMANDS)
  for (const { name } of COMMANDS) t.match(text, `\n## ${name}\n`)
  t.match(text, /\| 70 \| internal/)
})
