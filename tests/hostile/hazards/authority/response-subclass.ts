import type { Hazard } from '../../_hazard.ts'
import { reporter } from './_reports.ts'

export const hazard: Hazard = {
  title: 'a subclass of Response whose members say something else each time',
  why: 'a value that is read twice may be checked once',
  plugins: [reporter('response-subclass', `let asked = 0
return new (class extends Response { get status() { return asked++ === 0 ? 200 : 101 } })('x')`)],
  codes: ['answered', 'HP_ERR_PLUGIN_THREW', 'HP_ERR_PLUGIN_ANSWER'],
}
