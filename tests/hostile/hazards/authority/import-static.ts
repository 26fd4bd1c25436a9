import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a static import of a module of Node',
  why: 'it is resolved before any code of the plugin runs',
  plugins: [rogue('import-static', '() => new Response()', { before: 'import { readFileSync } from "node:fs"' })],
  codes: ['HP_ERR_PLUGIN_LOAD'],
  check: ({ body }) => assert.match(String(body['message']), /node:fs.*cannot be imported/s),
}
