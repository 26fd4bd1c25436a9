import type { Hazard } from '../../_hazard.ts'
import { failer } from './_forge.ts'

export const hazard: Hazard = {
  title: 'an error with a code of the host\'s, and a prototype',
  why: 'whoever sees the code believes the host said it',
  plugins: [failer('error-host-code', `'{"code":"HP_ERR_TIER","refusal":true,"__proto__":{"polluted":true},"details":{"__proto__":{"polluted":true}}}'`)],
  codes: ['HP_ERR_PLUGIN_THREW'],
}
