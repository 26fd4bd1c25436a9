import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'one buffer beyond all limits',
  why: 'one allocation that no watch sees coming',
  plugins: [rogue('one-buffer', '() => Response.json(new ArrayBuffer(2 ** 33).byteLength)', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_PLUGIN_THREW'],
}
