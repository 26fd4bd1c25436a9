import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a getter of a rejected value that loops',
  why: 'a rejection is described later than what is thrown',
  plugins: [rogue('rejected-getter', '() => Promise.reject({ get message() { while (true) {} } })', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU'],
}
