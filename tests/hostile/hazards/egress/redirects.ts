import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'
import { HOST, origin, PRIVATE, PUBLIC, withNames } from './_origin.ts'

const victim = await origin((_, response) => { response.end('INTERNAL') }, PRIVATE)
const TO: readonly (readonly [to: string, code: RegExp])[] = [
  [`http://${PRIVATE}:${victim.port}/`, /^HP_ERR_(?:FETCH_URL|GRANT_SCOPE)$/], [`http://inside.test:${victim.port}/`, /^HP_ERR_FETCH_URL$/], ['http://169.254.169.254/latest/', /^HP_ERR_GRANT_SCOPE$/], ['file:///etc/passwd', /^HP_ERR_FETCH_URL$/],
  ['data:text/plain,x', /^HP_ERR_FETCH_URL$/], ['javascript:1', /^HP_ERR_FETCH_URL$/], ['//evil.test/', /^HP_ERR_GRANT_SCOPE$/], ['\\\\evil.test\\', /^HP_ERR_FETCH_URL$/], ['http://user:pass@granted.test/', /^HP_ERR_FETCH_URL$/],
  ['https://granted.test/', /^HP_ERR_GRANT_SCOPE$/], ['http://granted.test:1/', /^HP_ERR_GRANT_SCOPE$/], ['http://[', /^HP_ERR_FETCH_URL$/], ['/loop', /^HP_ERR_FETCH_FAILED$/], ['/endless', /^HP_ERR_FETCH_FAILED$/], ['/other', /^ok$/],
]

const attacker = await origin((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://h')
  if (pathname === '/other') return response.end('ok')
  const status = Number(searchParams.get('status') ?? 302)
  response.writeHead(status, { location: pathname === '/to' ? TO[Number(searchParams.get('at'))]?.[0] ?? '/' : pathname })
  // A body without end, behind a redirect that is followed before it is read.
  const drip = setInterval(() => response.write('x'.repeat(65_536)), 1)
  response.on('close', () => clearInterval(drip))
  if (pathname !== '/endless') response.end()
}, PUBLIC)

export const hazard: Hazard = {
  title: 'redirects to the private network, other hosts, ports and schemes, in circles, and with a body without end',
  why: 'what was checked was the first address, and the server decides on the next',
  host: HOST,
  plugins: [rogue('redirects', `async () => {
  const found = {}
  for (let at = 0; at < ${TO.length}; at++) {
    for (const status of [301, 302, 303, 307, 308]) {
      found[at + ' ' + status] = await fetch('http://granted.test:${attacker.port}/to?at=' + at + '&status=' + status, { method: 'POST', body: 'x', headers: { authorization: 'Bearer GUEST' } }).then((response) => response.text(), (error) => error.code)
    }
  }
  return Response.json({ found })
}`, { limits: { wallMs: 20_000 }, manifest: { capabilities: { 'http.fetch': { hosts: [`http://granted.test:${attacker.port}`, `http://inside.test:${victim.port}`, `http://${PRIVATE}:${victim.port}`] } } } })],
  codes: ['HP_ERR_FETCH_URL'],
  async drive(ground) {
    const { result } = await withNames((host) => [host === 'inside.test' ? PRIVATE : PUBLIC], () => ground.ask())
    return { ...result, code: (result.body['found'] as Record<string, string> | undefined)?.['0 301'] }
  },
  check({ body }) {
    for (const [name, code] of Object.entries(body['found'] as Record<string, string>)) assert.match(code, TO[Number.parseInt(name, 10)]?.[1] ?? /^$/, `${TO[Number.parseInt(name, 10)]?.[0]} by ${name}`)
    assert.deepEqual(victim.seen, [])
  },
}
