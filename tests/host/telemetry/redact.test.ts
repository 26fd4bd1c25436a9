import { test } from 'tap'
import { redact, redactText } from '../../../host/telemetry/redact.ts'

test('redact() hides values by the name of their key, at any depth', async (t) => {
  const names = ['authorization', 'Cookie', 'set-cookie', 'token', 'accessToken', 'client_secret', 'password', 'api-key', 'apiKey', 'privateKey']
  for (const name of names) {
    t.same(redact({ a: [{ [name]: 'S3CRET' }] }), { a: [{ [name]: '[redacted]' }] }, name)
  }
  t.same(redact({ token: { inner: 'S3CRET' } }), { token: '[redacted]' }, 'an object under such a name, whole')
  t.same(redact({ tokens: 3, cookieSet: true }), { tokens: 3, cookieSet: true }, 'counts and switches are shown')
})

test('redact() hides tokens in texts', async (t) => {
  t.equal(redactText('used hpt_ab12_Zm9vYmFy-_x here'), 'used [redacted] here')
  t.equal(redactText('Authorization: Bearer abcdef.ghi'), 'Authorization: Bearer [redacted]')
  t.equal(redactText('a bearer of news'), 'a bearer of news')
})

test('redact() stops at a depth', async (t) => {
  let deep: unknown = 'end'
  for (let level = 0; level < 100_000; level++) deep = { deep }
  t.match(JSON.stringify(redact(deep)), /nested too deep/)
  t.same(redact({ big: 10n }), { big: '10' })
})
