import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'an import with attributes',
  why: 'they take another path through V8',
  plugins: [rogue('import-attributes', '() => new Response()', { before: 'import data from "./data.json" with { type: "json" }' })],
  codes: ['HP_ERR_PLUGIN_LOAD'],
}
