import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'
import { HOST, origin, PUBLIC, withNames } from './_origin.ts'

const thief = await origin((_, response) => { response.writeHead(302, { location: `http://granted.test:${granted.port}/back` }).end() })
const granted = await origin((request, response) => {
  if (request.url === '/back') response.end('back')
  else response.writeHead(307, { location: `http://thief.test:${thief.port}/` }).end()
})

export const hazard: Hazard = {
  title: 'a server that sends the plugin\'s secrets on to another, and back again',
  why: 'a redirect that carries Authorization and Cookie along gives them to whoever it names',
  host: HOST,
  plugins: [rogue('redirect-secrets', `() => fetch('http://granted.test:${granted.port}/', { headers: { authorization: 'Bearer S3CRET', cookie: 'a=S3CRET', 'x-mine': 'kept' } }).then((response) => response.text()).then((text) => Response.json({ text }))`, {
    manifest: { capabilities: { 'http.fetch': { hosts: [`http://granted.test:${granted.port}`, `http://thief.test:${thief.port}`] } } },
  })],
  codes: ['answered'],
  async drive(ground) {
    return (await withNames(() => [PUBLIC], () => ground.ask())).result
  },
  check({ body }) {
    assert.equal(body['text'], 'back')
    const [first = '', back = ''] = granted.seen.slice(-2)
    assert.match(first, /S3CRET/, 'to whom they are meant')
    assert.match(thief.seen.at(-1) ?? '', /x-mine/)
    assert.doesNotMatch(`${thief.seen.at(-1)}${back}`, /S3CRET|authorization|cookie/i)
  },
}
