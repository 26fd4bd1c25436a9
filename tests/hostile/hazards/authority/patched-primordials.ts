import type { Hazard } from '../../_hazard.ts'
import { reporter } from './_reports.ts'

export const hazard: Hazard = {
  title: 'every built-in function replaced by one that throws',
  why: 'the runtime shares them, and must not fail open',
  plugins: [reporter('patched-primordials',
    `for (const of of [Object, Array, String, Number, Map, Set, Promise, JSON, Reflect, RegExp, Math, Date, Symbol]) for (const from of [of, of.prototype ?? {}]) {
  for (const name of Reflect.ownKeys(from)) {
    const { value, configurable } = Reflect.getOwnPropertyDescriptor(from, name)
    if (typeof value === 'function' && configurable && name !== 'constructor' && from !== Reflect) from[name] = () => { throw new TypeError('patched') }
  }
}`)],
  codes: ['answered', 'HP_ERR_PLUGIN_THREW', 'HP_ERR_CRASH', 'HP_ERR_TIMEOUT_WALL'],
}
