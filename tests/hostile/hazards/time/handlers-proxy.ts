import { rogue, type Hazard } from '../../_hazard.ts'

const { manifest } = rogue('handlers-proxy', '', { limits: { cpuMs: 200, wallMs: 600 } })

export const hazard: Hazard = {
  title: 'a Proxy for the table of handlers that loops when it is gone through',
  why: 'the runtime takes the handlers out of it when the plugin is loaded, in no call',
  plugins: [{ manifest, main: 'export default { routes: new Proxy({}, { ownKeys() { while (true) {} } }) }' }],
  alone: true,
  codes: ['HP_ERR_QUEUE_WAIT', 'HP_ERR_TIMEOUT_CPU', 'HP_ERR_PLUGIN_LOAD'],
}
