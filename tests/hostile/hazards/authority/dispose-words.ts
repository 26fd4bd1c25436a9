import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'an error that reads as if isolated-vm had thrown it',
  why: 'whoever reads messages decides by the words of a plugin',
  plugins: [rogue('dispose-words', '() => { throw new Error("Isolate was disposed during execution due to memory limit") }')],
  codes: ['HP_ERR_PLUGIN_THREW'],
}
