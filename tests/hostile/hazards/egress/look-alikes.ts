import assert from 'node:assert/strict'
import { attempting } from '../../_attempts.ts'
import type { Hazard } from '../../_hazard.ts'
import { HOST, PUBLIC, withNames } from './_origin.ts'

const say = (url: string): string => `say(host, 'http.fetch', JSON.stringify({ url: ${JSON.stringify(url)} }))`

const SCOPE = [
  'https://api.example.org.evil.test/', 'https://evil.test/api.example.org', 'https://evil.test/?https://api.example.org', 'https://evil.test#api.example.org', 'https://api-example.org/', 'https://xapi.example.org/',
  'https://api.example.org./', 'https://API.EXAMPLE.ORG:8443/', 'https://api.example.org:444/', 'http://api.example.org/', 'http://api.example.org:443/', 'https://api.example.org:80/', 'https://аpi.example.org/', 'https://api.exаmple.org/',
  'https://api.example.оrg/', 'https://a.b.wild.example.org/', 'https://wild.example.org/', 'https://evil.test/a.wild.example.org', 'https://*.wild.example.org/', 'https://a.wild.example.org.evil.test/', 'https://a.wild.example.org:8443/',
  'https://xwild.example.org/', 'https://.wild.example.org/',
]
const INVALID = [
  'https://api.example.org@evil.test/', 'https://user:pass@api.example.org/', 'https://api.example.org:x@evil.test/', 'https://@api.example.org/', 'https:\\\\evil.test\\', 'https://api.example.org\\.evil.test/', 'https://evil.test\\@api.example.org/',
  'https://api.example.org\t.evil.test/', 'https://api.example.org\n@evil.test/', ' https://api.example.org/', 'https://api.example.org/ ', 'https://api.example.org/\u0000', '//evil.test/', '/etc/passwd', 'api.example.org', '', 'https://', 'https://[', 'https://a b/',
  'https://api.example.org%00.evil.test/', 'https://api.example.org:99999/', 'https://api.example.org%2f@evil.test/',
  'file:///etc/passwd', 'file://api.example.org/etc/passwd', 'data:text/plain,x', 'blob:https://api.example.org/x', 'javascript:1', 'ftp://api.example.org/', 'gopher://api.example.org/', 'ws://api.example.org/', 'wss://api.example.org/', 'about:blank',
  'node:fs', 'unix:/run/x.sock', 'http+unix://%2Frun%2Fx.sock/', 'view-source:https://api.example.org/', 'jar:https://api.example.org!/',
]

const attempts = attempting('look-alikes', {
  ...Object.fromEntries(SCOPE.map((url) => [url, [say(url), 'HP_ERR_GRANT_SCOPE'] as const])),
  // `https://@api…` is the granted host with an empty name: nobody is deceived, but nobody writes it either.
  ...Object.fromEntries(INVALID.map((url) => [url, [say(url), url.startsWith('https://@') ? 'HP_ERR_FETCH_FAILED' : /^HP_ERR_(?:FETCH_URL|PARAMS)$/] as const])),
}, { capabilities: { 'http.fetch': { hosts: ['api.example.org', '*.wild.example.org'] } }, limits: { wallMs: 20_000 } })

export const hazard: Hazard = {
  title: 'URLs that look like a granted host, or are read as it by another reader, and other schemes',
  why: 'a host that is compared as text, or by another parser than the one that connects, is another host',
  ...attempts,
  host: HOST,
  async drive(ground) {
    const { result, asked } = await withNames(() => [PUBLIC], () => attempts.drive?.(ground) ?? ground.ask())
    assert.deepEqual(asked, ['api.example.org'], 'no other name is even looked up')
    return result
  },
}
