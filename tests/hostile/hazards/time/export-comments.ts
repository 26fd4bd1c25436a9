import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a last line on which the expression that looks for the export backtracks',
  why: 'the cell looks for it where no limit of an isolate is',
  plugins: [{ ...rogue('export-comments', ''), main: `const x = { routes: { attack: () => new Response() } }\nexport { x as default }${'//'.repeat(450)}\n0` }],
  codes: ['answered'],
}
