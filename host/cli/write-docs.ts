import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { COMMANDS } from './commands.ts'
import { docs } from './docs.ts'

/** Where the page stands. */
export const DOCS_FILE = join(import.meta.dirname, '../docs/cli.md')

if (process.argv[1] === import.meta.filename) writeFileSync(DOCS_FILE, docs(COMMANDS))
