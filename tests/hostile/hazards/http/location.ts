import assert from 'node:assert/strict'
import { FORGE } from '../../_forge.ts'
import { rogue, type Hazard } from '../../_hazard.ts'

const TO = ['javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' javascript:alert(1)', 'java\tscript:alert(1)', 'data:text/html,<script>alert(1)</script>', 'vbscript:x', 'file:///etc/passwd', 'blob:https://h/x', 'about:blank', 'x-hp:y', 'http://[', 'https://user:pass@calm.test/']

export const hazard: Hazard = {
  title: 'redirects to scripts, data, files and with credentials',
  why: 'who clicks on a link of the host is taken where its author likes, and old clients run what is there',
  plugins: [rogue('location', `(request, host, { query }) => answerAs(JSON.stringify({ status: 302, headers: [['location', query.to]] }))`, { before: FORGE })],
  async drive(ground) {
    for (const to of TO) assert.equal((await ground.ask({ path: `/attack?to=${encodeURIComponent(to)}` })).code, 'HP_ERR_PLUGIN_ANSWER', to)
    for (const to of ['/p/calm.neighbour/count', 'next?page=2', 'https://login.example.org/authorize?a=b', '#top']) {
      assert.equal((await ground.ask({ path: `/attack?to=${encodeURIComponent(to)}` })).status, 302, `an honest one: ${to}`)
    }
    return ground.ask({ path: '/attack?to=javascript:alert(1)' })
  },
  codes: ['HP_ERR_PLUGIN_ANSWER'],
}
