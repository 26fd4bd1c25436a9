import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'
import { HOST, origin, PRIVATE, withNames } from './_origin.ts'

const victim = await origin((_, response) => { response.end('INTERNAL') }, PRIVATE)

/** What the attacker's name server answers, by the first label. */
const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.2'], lan: ['10.0.0.1'], metadata: ['169.254.169.254'], cgnat: ['100.100.100.200'], six: ['::1'], mapped: ['::ffff:127.0.0.2'], hexmapped: ['::ffff:7f00:2'], nat64: ['64:ff9b::7f00:2'], sixtofour: ['2002:7f00:2::'],
  teredo: ['2001:0:7f00:2::'], local: ['fd00:ec2::254'], link: ['fe80::1'], zone: ['fe80::1%eth0'], any: ['0.0.0.0'], broadcast: ['255.255.255.255'], both: ['127.0.0.1', '127.0.0.2'], turned: ['127.0.0.2', '127.0.0.1'], short: ['127.2'], dword: ['2130706434'],
  octal: ['0177.0.0.2'], words: ['localhost'], empty: [''], none: [],
}

export const hazard: Hazard = {
  title: 'granted names that the attacker\'s name server answers with private addresses, in each notation, alone and among others',
  why: 'the grant names a host, and its owner decides where it leads',
  host: HOST,
  plugins: [rogue('names', `async () => {
  const found = {}
  for (const name of ${JSON.stringify(Object.keys(ANSWERS))}) found[name] = await fetch('http://' + name + '.evil.test:${victim.port}/').then((response) => response.text(), (error) => error.code + ' ' + error.message)
  return Response.json({ found })
}`, { limits: { wallMs: 20_000 }, manifest: { capabilities: { 'http.fetch': { hosts: [`http://*.evil.test:${victim.port}`] } } } })],
  codes: ['HP_ERR_FETCH_URL'],
  async drive(ground) {
    const { result } = await withNames((host) => ANSWERS[host.split('.')[0] ?? ''] ?? [], () => ground.ask())
    return { ...result, code: String((result.body['found'] as Record<string, string>)['loopback']).split(' ')[0] }
  },
  check({ body, text }) {
    for (const [name, said] of Object.entries(body['found'] as Record<string, string>)) assert.match(said, name === 'none' ? /^HP_ERR_FETCH_FAILED / : /^HP_ERR_FETCH_URL /, name)
    assert.doesNotMatch(text, /INTERNAL|127\.0\.0|10\.0\.0\.1|169\.254|100\.100|::1|fd00/, 'nor what a name inside leads to')
    assert.deepEqual(victim.seen, [])
  },
}
