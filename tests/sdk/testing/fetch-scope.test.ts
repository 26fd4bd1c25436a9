import { test } from 'tap'
import type { CapabilityCall } from '../../../host/capabilities/capability-call.ts'
import { allowedUrl } from '../../../host/capabilities/_fetch-url.ts'
import { HardpointError } from '@hardpoint/schemas/errors'
import { assertInScope } from '../../../sdk/testing/fetch-scope.ts'

const HOSTS = ['api.example.com', 'api.example.com:8443', '*.example.org', '*.example.net:8443', 'http://plain.example.com', 'xn--bcher-kva.example', '127.0.0.1', '93.184.216.34', '[::1]', '[2606:2800:220:1::1]']

/** 'ok', or the code it is refused with. */
const CASES: readonly (readonly [url: string, outcome: string])[] = [
  ['https://api.example.com/a?b=c', 'ok'],
  ['https://API.example.com', 'ok'],
  ['https://api.example.com:443/', 'ok'],
  ['https://api.example.com:8443/', 'ok'],
  ['https://api.example.com:9000/', 'HP_ERR_GRANT_SCOPE'],
  ['http://api.example.com/', 'HP_ERR_GRANT_SCOPE'],
  ['http://plain.example.com/', 'ok'],
  ['http://plain.example.com:80/', 'ok'],
  ['https://plain.example.com/', 'HP_ERR_GRANT_SCOPE'],
  ['https://a.example.org/', 'ok'],
  ['https://example.org/', 'HP_ERR_GRANT_SCOPE'],
  ['https://a.b.example.org/', 'HP_ERR_GRANT_SCOPE'],
  ['https://a.example.org:8443/', 'HP_ERR_GRANT_SCOPE'],
  ['https://*.example.org/', 'HP_ERR_GRANT_SCOPE'],
  ['https://a.example.net:8443/', 'ok'],
  ['https://a.example.net/', 'HP_ERR_GRANT_SCOPE'],
  ['https://evilexample.org/', 'HP_ERR_GRANT_SCOPE'],
  ['https://evil.example/api.example.com', 'HP_ERR_GRANT_SCOPE'],
  ['https://api.example.com.evil.example/', 'HP_ERR_GRANT_SCOPE'],
  ['https://evil.example/?https://api.example.com/', 'HP_ERR_GRANT_SCOPE'],
  ['https://bücher.example/', 'ok'],
  ['https://api.example.com@evil.example/', 'HP_ERR_FETCH_URL'],
  ['https://user:secret@api.example.com/', 'HP_ERR_FETCH_URL'],
  ['ftp://api.example.com/', 'HP_ERR_FETCH_URL'],
  ['file:///etc/passwd', 'HP_ERR_FETCH_URL'],
  ['data:text/plain,x', 'HP_ERR_FETCH_URL'],
  ['/relative', 'HP_ERR_FETCH_URL'],
  ['', 'HP_ERR_FETCH_URL'],
  ['https://api.example.com\\@evil.example/', 'HP_ERR_FETCH_URL'],
  ['https://api.exa\tmple.com/', 'HP_ERR_FETCH_URL'],
  [' https://api.example.com/', 'HP_ERR_FETCH_URL'],
  ['https://127.0.0.1/', 'HP_ERR_FETCH_URL'],
  ['https://0x7f.1/', 'HP_ERR_FETCH_URL'],
  ['https://[::1]/', 'HP_ERR_FETCH_URL'],
  ['https://10.0.0.1/', 'HP_ERR_GRANT_SCOPE'],
  ['https://93.184.216.34/', 'ok'],
  ['https://[2606:2800:220:1::1]/', 'ok'],
]

const CALL = { plugin: { id: 'acme.mail' }, grant: { hosts: HOSTS } } as unknown as CapabilityCall<{ readonly hosts: readonly string[] }>

function outcomeOf(run: () => URL): string {
  try {
    run()
    return 'ok'
  } catch (error) {
    return HardpointError.is(error) ? `${error.code}: ${error.message}` : String(error)
  }
}

for (const [url, outcome] of CASES) {
  test(`assertInScope() says ${outcome} of ${JSON.stringify(url)}, as the host does`, async (t) => {
    const fake = outcomeOf(() => assertInScope(url, { plugin: 'acme.mail', hosts: HOSTS }))
    t.equal(fake.split(':')[0], outcome)
    t.equal(fake, outcomeOf(() => allowedUrl(url, CALL, { allowPrivate: [] })))
  })
}

test('assertInScope() reads a redirect from where it came, and drops the fragment', async (t) => {
  t.equal(assertInScope('../b?c#d', { plugin: 'acme.mail', hosts: HOSTS, base: 'https://api.example.com/x/y' }).href, 'https://api.example.com/b?c')
})

test('assertInScope() names the grant, and never the path', async (t) => {
  t.throws(() => assertInScope('https://other.example/secret', { plugin: 'acme.mail', hosts: ['a.example'] }), {
    code: 'HP_ERR_GRANT_SCOPE', details: { plugin: 'acme.mail', method: 'http.fetch', value: 'https://other.example', allowed: ['a.example'] },
  })
})
