import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'log lines that hold other lines, terminal escapes, turned text, secrets, and a megabyte',
  why: 'an admin reads them in a terminal, and tools line by line',
  plugins: [rogue('logs', `async (request, { log }) => {
  await log.info('a\\n{"level":"error","plugin":"hardpoint.kernel","message":"FORGED"}')
  await log.info('\\u001b]0;FORGED\\u0007\\u001b[2J\\u009b31m\\u202eDEGROF\\u2028\\u200b\\ufeff')
  await log.info('token', { authorization: 'Bearer abcdefghijkl', nested: { password: 'hunter2' }, text: 'Basic QWxhZGRpbjpvcGVu' })
  await log.info('names', { '\\u001b[1m': 1, ['x'.repeat(9000)]: 1 })
  await log.info('deep', JSON.parse('{"a":'.repeat(60) + '1' + '}'.repeat(60)))
  const long = await log.info('x'.repeat(60000)).then(() => 'cut', ({ code }) => code)
  return Response.json({ long, longer: await log.info('x'.repeat(70000)).then(() => 'cut', ({ code }) => code) })
}`, { manifest: { capabilities: { log: {} } } })],
  codes: ['answered'],
  async check({ body }, ground) {
    assert.deepEqual(body, { long: 'cut', longer: 'HP_ERR_PARAMS' })
    const logs = await ground.logs()
    assert.doesNotMatch(logs, /\u001b|\u009b|\u202e|\u2028|\u200b|\ufeff|abcdefghijkl|hunter2|QWxhZGRpbjpvcGVu/)
    for (const line of logs.trim().split('\n')) {
      const { plugin, message } = JSON.parse(line) as { plugin?: string; message: string }
      assert.notEqual(plugin, 'hardpoint.kernel')
      assert.notEqual(message, 'FORGED')
      assert.ok(line.length < 40_000)
    }
  },
}
