import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'an error and a log line that move the cursor of a terminal',
  why: 'an admin reads them where an escape hides or forges what stands there',
  plugins: [rogue('terminal-escapes', '() => { console.error("\\u001b[2J\\u009b2J\\nforged"); throw Object.assign(new Error("\\u001b]0;owned\\u0007"), { name: "\\u001b[2J" }) }')],
  codes: ['HP_ERR_PLUGIN_THREW'],
  check: async ({ text }, ground) => assert.doesNotMatch(text + await ground.logs(), /[\u001b\u009b\u0007]/),
}
