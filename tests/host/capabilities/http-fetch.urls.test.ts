import { Ajv2020 } from 'ajv/dist/2020.js'
import { test } from 'tap'
import { httpFetch } from '../../../host/capabilities/http-fetch.ts'
import { fetching, LOOPBACK } from './_origin.ts'

const HOSTS = ['api.example.com', '*.wild.example.com', 'api.example.com:8443', 'http://plain.example.com', '127.0.0.1', '[::1]', 'localhost', 'xn--bcher-kva.example']

/** Resolves everything to the internet's example address, so that only the URL decides; nothing is connected to, since the resolver says so. */
const NOWHERE = { network: { resolve: async () => { throw Object.assign(new Error('asked'), { code: 'EAI_AGAIN' }) } } }

const ALLOWED = [
  'https://api.example.com/', 'https://API.EXAMPLE.COM/', 'https://api.example.com:443/', 'https://api.example.com:8443/x', 'https://a.wild.example.com/',
  'http://plain.example.com/', 'http://plain.example.com:80/', 'https:api.example.com/', 'https:///api.example.com/', 'https://bücher.example/', 'https://%61pi.example.com/',
  'https://api.example.com/@evil.test/', 'https://api.example.com/?u=https://evil.test', 'https://ａpi.example.com/',
]

for (const url of ALLOWED) {
  test(`http.fetch gets as far as resolving ${url}`, async (t) => {
    const { refusal } = await fetching(t, HOSTS, NOWHERE)
    t.match(await refusal(url), { code: 'HP_ERR_FETCH_FAILED', message: /could not be resolved now/ })
  })
}

const REFUSED: readonly (readonly [name: string, url: string, code?: string])[] = [
  ['another host', 'https://evil.test/'],
  ['the host as a path', 'https://evil.test/api.example.com'],
  ['the host as a query', 'https://evil.test/?api.example.com'],
  ['the host as a fragment', 'https://evil.test/#api.example.com'],
  ['the host as a prefix', 'https://api.example.com.evil.test/'],
  ['the host as a suffix', 'https://evilapi.example.com/'],
  ['the star\'s domain itself', 'https://wild.example.com/'],
  ['two labels for a star', 'https://a.b.wild.example.com/'],
  ['an empty label for a star', 'https://.wild.example.com/'],
  ['a star for a star', 'https://*.wild.example.com/'],
  ['a host that ends like a star\'s', 'https://evilwild.example.com/'],
  ['a trailing dot', 'https://api.example.com./'],
  ['localhost with a trailing dot', 'https://localhost./'],
  ['another port', 'https://api.example.com:444/'],
  ['the port of another scheme', 'https://api.example.com:80/'],
  ['http where https is granted', 'http://api.example.com/'],
  ['http on the port of https', 'http://api.example.com:443/'],
  ['https where http is granted', 'https://plain.example.com/'],
  ['a homograph (Cyrillic а)', 'https://аpi.example.com/'],
  ['a homograph in punycode', 'https://xn--pi-7kc.example.com/'],
  ['a zero byte in the host', 'https://api.example.com%00.evil.test/', 'HP_ERR_FETCH_URL'],
  ['a slash in the host', 'https://evil.test%2fapi.example.com/', 'HP_ERR_FETCH_URL'],
  ['user information', 'https://api.example.com@evil.test/', 'HP_ERR_FETCH_URL'],
  ['user information of the host itself', 'https://user:password@api.example.com/', 'HP_ERR_FETCH_URL'],
  ['empty user information', 'https://:@evil.test/'],
  ['a backslash', 'https://api.example.com\\@evil.test/', 'HP_ERR_FETCH_URL'],
  ['backslashes for slashes', 'https:\\\\api.example.com/', 'HP_ERR_FETCH_URL'],
  ['a tab', 'https://api.example\t.com/', 'HP_ERR_FETCH_URL'],
  ['a line break', 'https://api.example.com/\r\nX: y', 'HP_ERR_FETCH_URL'],
  ['a space in front', ' https://api.example.com/', 'HP_ERR_FETCH_URL'],
  ['a zero byte', 'https://api.example.com/\u0000', 'HP_ERR_FETCH_URL'],
  ['a relative URL', '//api.example.com/', 'HP_ERR_FETCH_URL'],
  ['no URL', 'api.example.com', 'HP_ERR_FETCH_URL'],
  ['file:', 'file:///etc/passwd', 'HP_ERR_FETCH_URL'],
  ['data:', 'data:text/plain,x', 'HP_ERR_FETCH_URL'],
  ['javascript:', 'javascript:1', 'HP_ERR_FETCH_URL'],
  ['blob:', 'blob:https://api.example.com/1', 'HP_ERR_FETCH_URL'],
  ['ws:', 'wss://api.example.com/', 'HP_ERR_FETCH_URL'],
  ['a port that is none', 'https://api.example.com:99999/', 'HP_ERR_FETCH_URL'],
]

for (const [name, url, code = 'HP_ERR_GRANT_SCOPE'] of REFUSED) {
  test(`http.fetch refuses ${name}`, async (t) => {
    const { refusal, denials } = await fetching(t, HOSTS, NOWHERE)
    t.equal((await refusal(url))?.code, code)
    t.match(denials, [{ code, method: 'http.fetch' }])
  })
}

/** Granted as text, and still refused: the operator has the last word on where the host connects to. */
const LOCAL = [
  'https://127.0.0.1/', 'https://127.1/', 'https://0177.0.0.1/', 'https://0x7f.0.0.1/', 'https://0x7f000001/', 'https://2130706433/', 'https://127.0.0.1./',
  'https://%31%32%37.0.0.1/', 'https://１２７.0.0.1/', 'https://127。0。0。1/', 'https://[::1]/', 'https://[0:0:0:0:0:0:0:1]/', 'https://[0000::1]/',
]

for (const url of LOCAL) {
  test(`http.fetch refuses ${url} though the grant names it`, async (t) => {
    const { refusal } = await fetching(t, HOSTS, NOWHERE)
    t.match(await refusal(url), { code: 'HP_ERR_FETCH_URL', message: /private network/ })
  })
}

test('http.fetch does not repeat secrets of a URL it refuses', async (t) => {
  const { refusal, denials } = await fetching(t, HOSTS, NOWHERE)
  for (const url of ['https://user:hunter2@api.example.com/', 'https://evil.test/?key=hunter2', 'https:\\hunter2', 'ftp://hunter2@x/']) {
    t.notMatch(JSON.stringify(await refusal(url)), 'hunter2')
  }
  t.notMatch(JSON.stringify(denials), 'hunter2')
})

const ENTRIES: readonly (readonly [entry: string, valid: boolean])[] = [
  ['api.example.com', true], ['*.example.com', true], ['http://api.example.com:8080', true], ['localhost', true], ['10.0.0.1:8080', true], ['[::1]:8080', true],
  ['*', false], ['*.com', false], ['a.*.com', false], ['*.*.example.com', false], ['https://api.example.com', false], ['api.example.com/', false], ['api.example.com/path', false],
  ['API.example.com', false], ['user@api.example.com', false], ['api.example.com:0', false], ['api.example.com:', false], ['', false], ['api.example.com.', false], ['bücher.example', false],
  ['api..example.com', false], ['-api.example.com', false], ['api.example.com\n', false], ['ftp://api.example.com', false],
]

for (const [entry, valid] of ENTRIES) {
  test(`http.fetch ${valid ? 'takes' : 'does not take'} ${JSON.stringify(entry)} for a host in a grant`, async (t) => {
    t.equal(new Ajv2020({ allowUnionTypes: true }).validate(httpFetch.options, { hosts: [entry] }), valid)
  })
}

test('http.fetch connects to loopback where grant and operator both say so', async (t) => {
  const { refusal } = await fetching(t, ['http://127.0.0.1:1'], LOOPBACK)
  t.match(await refusal('http://127.0.0.1:1/'), { code: 'HP_ERR_FETCH_FAILED', message: /refuses connections/ })
})
