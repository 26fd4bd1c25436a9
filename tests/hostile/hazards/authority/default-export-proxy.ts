import type { Hazard } from '../../_hazard.ts'
import { rogue } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a Proxy for the default export, which answers to every name',
  why: 'the runtime looks into what it is given, and the cell passes it on',
  plugins: [{
    ...rogue('default-export-proxy', ''),
    main: 'const endless = new Proxy(function () { return endless }, { get: () => endless, ownKeys: () => { throw endless } })\nexport default endless',
  }],
  codes: ['HP_ERR_PLUGIN_LOAD', 'HP_ERR_HANDLER_MISSING'],
}
