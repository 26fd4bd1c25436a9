import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a module that imports itself',
  why: 'a resolver that knows one file may find that one',
  plugins: [rogue('import-self', '() => new Response()', { before: 'import * as self from "./main.js"' })],
  codes: ['HP_ERR_PLUGIN_LOAD'],
}
