import { createServer, type AddressInfo } from 'node:net'
import { test } from 'tap'
import { port, tryPort } from '../../../../host/cli/doctor/port.ts'
import { askRunningHost } from '../../../../host/cli/doctor/_running-host.ts'
import { closedPort, running } from './_running.ts'

test('port finds one that another program uses', async (t) => {
  const server = createServer()
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  t.teardown(() => server.close())
  const { port: used } = server.address() as AddressInfo
  const dataDirectory = t.testdir({ 'config.json': JSON.stringify({ port: used }) })
  t.match(await port.run({ dataDirectory }), { state: 'fail', found: `port ${used} on 127.0.0.1 is in use`, fix: /--port/ })
})

test('port takes one that is free, and leaves it free', async (t) => {
  const free = await closedPort()
  const dataDirectory = t.testdir({ 'config.json': JSON.stringify({ port: free }) })
  for (const time of ['first', 'second']) t.same(await port.run({ dataDirectory }), { state: 'ok', found: `port ${free} on 127.0.0.1 is free` }, time)
  t.same(await tryPort('127.0.0.1', 0), { state: 'ok', found: 'any free port' })
})

test('tryPort() finds an address that is not of this machine', async (t) => {
  // TEST-NET-1, RFC 5737: nobody's.
  t.match(await tryPort('192.0.2.1', 0), { state: 'fail', found: /192\.0\.2\.1 cannot be listened on \(E\w+\)/, fix: /"host" in config\.json/ })
})

test('port leaves a broken config.json to its own check', async (t) => {
  t.match(await port.run({ dataDirectory: t.testdir({ 'config.json': '{' }) }), { state: 'warn', found: /config\.json cannot be used/, fix: String })
})

test('port shows the host that runs', async (t) => {
  const { dataDirectory, url, asked } = await running(t, (_, response) => { response.end('{}') })
  t.same(await port.run({ dataDirectory }), { state: 'ok', found: `a host runs: process ${process.pid}, ${url}` })
  t.same(asked, ['/api/v1/status Bearer hpt_x'])
})

test('port finds a host that is not where host.json says, does not take the token, or fails', async (t) => {
  const refusing = await running(t, (_, response) => { response.writeHead(401).end('{}') })
  t.match(await port.run(refusing), { state: 'fail', found: /does not accept the token in admin-token/, fix: /host\.json/ })
  const failing = await running(t, (_, response) => { response.writeHead(500).end('{}') })
  t.match(await port.run(failing), { state: 'fail', found: /HTTP 500/ })
  const nobody = `http://127.0.0.1:${await closedPort()}`
  const dataDirectory = t.testdir({ 'admin-token': 'x', 'host.json': JSON.stringify({ pid: process.pid, url: nobody }) })
  t.match(await port.run({ dataDirectory }), { state: 'fail', found: `process ${process.pid} should be the host at ${nobody}, but: nothing listens there`, fix: /stop it and start it again/ })
})

test('askRunningHost() does not wait for ever', async (t) => {
  const { dataDirectory } = await running(t, () => undefined)
  t.match(await askRunningHost(dataDirectory, '/status', { timeoutMs: 50 }), { state: 'failed', problem: 'it does not answer' })
})
