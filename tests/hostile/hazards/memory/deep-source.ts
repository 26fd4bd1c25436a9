import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a module nested a hundred thousand deep',
  why: 'V8 parses by recursion, at load',
  plugins: [rogue('deep-source', '() => new Response()', { before: `const deep = ${'['.repeat(100_000)}${']'.repeat(100_000)}` })],
  codes: ['HP_ERR_PLUGIN_LOAD'],
}
