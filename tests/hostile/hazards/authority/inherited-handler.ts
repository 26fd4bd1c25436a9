import type { Hazard } from '../../_hazard.ts'
import { rogue } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a handler that every object has: `constructor`',
  why: 'names of handlers come from the manifest, and look up functions',
  plugins: [{
    manifest: { ...rogue('inherited-handler', '').manifest, contributes: { routes: [{ id: 'constructor', method: 'GET', path: '/attack', access: 'public' }] } },
    main: 'export default { routes: {} }',
  }],
  codes: ['HP_ERR_HANDLER_MISSING'],
}
