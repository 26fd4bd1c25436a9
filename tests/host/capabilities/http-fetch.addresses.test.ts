import { test } from 'tap'
import { addressAllowed } from '../../../host/capabilities/_address-guard.ts'
import { fetching, origin } from './_origin.ts'

const REFUSED = [
  '127.0.0.1', '127.255.255.255', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '100.127.255.255', '0.0.0.0', '0.1.2.3',
  '224.0.0.1', '239.255.255.255', '255.255.255.255', '240.0.0.1', '192.0.0.1', '192.0.2.1', '198.18.0.1', '198.51.100.1', '203.0.113.1', '192.88.99.1',
  '::', '::1', 'fe80::1', 'febf::1', 'fc00::1', 'fd00::1', 'fec0::1', 'ff02::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:a9fe:a9fe', '::127.0.0.1', '::7f00:1',
  '64:ff9b::7f00:1', '64:ff9b::10.0.0.1', '64:ff9b:1::1', '2002:7f00:1::', '2001:0:7f00:1::', '2001:db8::1', '100::1', '::ffff:0:127.0.0.1', '5f00::1', '4000::1', '3fff::1', '', 'localhost', '1.2.3',
]
const ALLOWED = ['1.1.1.1', '8.8.8.8', '172.15.0.1', '172.32.0.1', '100.63.255.255', '100.128.0.1', '169.253.0.1', '2606:4700::1111', '2a00:1450:4001::1', '::ffff:8.8.8.8']

for (const address of REFUSED) {
  test(`addressAllowed() refuses ${JSON.stringify(address)}`, async (t) => { t.notOk(addressAllowed(address, [])) })
}

for (const address of ALLOWED) {
  test(`addressAllowed() allows ${address}`, async (t) => { t.ok(addressAllowed(address, [])) })
}

test('addressAllowed() allows what the operator names, in every notation, and nothing else', async (t) => {
  t.ok(addressAllowed('10.1.2.3', ['10.1.0.0/16']))
  t.ok(addressAllowed('::ffff:10.1.2.3', ['10.1.0.0/16']))
  t.ok(addressAllowed('fd00::5', ['fd00::/8']))
  t.notOk(addressAllowed('10.2.0.1', ['10.1.0.0/16']))
  t.notOk(addressAllowed('::1', ['10.1.0.0/16', 'fd00::/8']))
  t.notOk(addressAllowed('10.1.2.3', ['nonsense', '10.1.2.3/99']), 'what is no CIDR allows nothing')
})

const ANSWERS: readonly (readonly [name: string, addresses: readonly (readonly [string, number])[]])[] = [
  ['loopback', [['127.0.0.1', 4]]], ['a private address', [['10.0.0.5', 4]]], ['the metadata service', [['169.254.169.254', 4]]], ['loopback in IPv6', [['::1', 6]]],
  ['a mapped address', [['::ffff:127.0.0.1', 6]]], ['a NAT64 address', [['64:ff9b::a00:1', 6]]], ['a public and a private address', [['93.184.216.34', 4], ['127.0.0.1', 4]]],
  ['a private and a public address', [['10.0.0.1', 4], ['93.184.216.34', 4]]], ['nonsense', [['not an address', 4]]],
]

for (const [name, addresses] of ANSWERS) {
  test(`http.fetch refuses a granted name that resolves to ${name}, and does not say to what`, async (t) => {
    const { port, seen } = await origin(t, (_, response) => { response.end('internal') })
    const resolve = async () => addresses.map(([address, family]) => ({ address, family }))
    const { refusal, denials } = await fetching(t, [`http://api.test:${port}`], { network: { resolve } })
    const error = await refusal(`http://api.test:${port}/`)
    t.match(error, { code: 'HP_ERR_FETCH_URL', message: /api\.test.* private network/ })
    for (const [address] of addresses) t.notOk(JSON.stringify(error).includes(`"${address}"`) || error?.message.includes(address))
    t.strictSame(seen, [])
    t.match(denials, [{ code: 'HP_ERR_FETCH_URL' }])
  })
}

test('http.fetch takes no answer of the resolver for a name that does not resolve', async (t) => {
  const { refusal } = await fetching(t, ['api.test'], { network: { resolve: async () => [] } })
  t.match(await refusal('https://api.test/'), { code: 'HP_ERR_FETCH_FAILED', message: /does not resolve/ })
})

test('http.fetch resolves once for a connection: an answer that changes in between changes nothing', async (t) => {
  const { port, seen } = await origin(t, (_, response) => { response.end() })
  let asked = 0
  const resolve = async () => [{ address: asked++ === 0 ? '127.0.0.2' : '127.0.0.1', family: 4 }]
  const { refusal } = await fetching(t, [`http://api.test:${port}`], { network: { resolve }, allowPrivate: ['127.0.0.2/32'] })
  await refusal(`http://api.test:${port}/`)
  t.equal(asked, 1)
  t.strictSame(seen, [], 'the server listens on 127.0.0.1 only, which the second answer would have reached')
})

test('http.fetch refuses localhost by the system\'s own resolver', async (t) => {
  const { port, seen } = await origin(t, (_, response) => { response.end() })
  const { refusal } = await fetching(t, [`http://localhost:${port}`], {})
  t.match(await refusal(`http://localhost:${port}/`), { code: 'HP_ERR_FETCH_URL' })
  t.strictSame(seen, [])
})
