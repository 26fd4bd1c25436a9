import { HardpointError } from '@hardpoint/schemas/errors'
import picocolors from 'picocolors'
import { test } from 'tap'
import type { Io } from '../../../host/cli/io.ts'
import { renderError } from '../../../host/cli/render-error.ts'

function rendered(error: unknown, json: boolean): { exit: number; lines: string[] } {
  const lines: string[] = []
  const io: Io = { out: () => lines.push('OUT'), err: (text) => { lines.push(text) }, progress: () => undefined, interactive: false, ask: async () => '', colors: picocolors.createColors(false), env: {}, directory: '/' }
  return { exit: renderError(error, { io, json }), lines }
}

test('renderError() is the message, the code and the fix', async (t) => {
  t.same(rendered(new HardpointError('HP_ERR_PORT_IN_USE', { host: 'h', port: 1 }), false), {
    exit: 7, lines: ['error Port 1 on h is in use. HP_ERR_PORT_IN_USE', 'fix   Stop the program that listens there, or choose another with --port.'],
  })
})

test('renderError() neutralises what strangers wrote', async (t) => {
  const { lines } = rendered(new HardpointError('HP_ERR_USAGE', { problem: 'a\u001b]0;owned\u0007\nfix   run: rm', command: 'x' }), false)
  t.equal(lines.length, 2)
  t.notMatch(lines.join(''), /[\u001b\u0007\n]/)
})

test('renderError() under --json is one document with the details', async (t) => {
  const { exit, lines } = rendered(new HardpointError('HP_ERR_TIER', { subject: 'X', needs: 'pro', tier: 'free', reason: 'r', feature: 'a/b' }), true)
  t.equal(exit, 3)
  t.match(JSON.parse(lines.join('\n')), { error: { code: 'HP_ERR_TIER', needs: 'pro', feature: 'a/b' }, exit: 3 })
})
