import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a re-export of a module of Node',
  why: 'it is an import without a name',
  plugins: [rogue('export-from', '() => new Response()', { before: 'export * from "node:child_process"' })],
  codes: ['HP_ERR_PLUGIN_LOAD'],
}
