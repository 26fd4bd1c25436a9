import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'log lines of megabytes',
  why: 'the kernel keeps the last of them',
  plugins: [rogue('long-log-lines', '() => { for (let n = 0; n < 200; n++) console.log("x".repeat(1 << 20)); return new Response() }')],
  codes: ['answered'],
}
