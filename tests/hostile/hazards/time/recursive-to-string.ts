import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a conversion to text that calls itself',
  why: 'V8 recurses in native code',
  plugins: [rogue('recursive-to-string', `() => { const self = { toString() { return \`\${this}\` } }; throw new Error(self) }`, { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_PLUGIN_THREW'],
}
