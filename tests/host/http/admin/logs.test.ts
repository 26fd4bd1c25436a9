import { test } from 'tap'
import type { LogLine } from '../../../../host/capabilities/_services.ts'
import { ADMIN, bearer, fakeParts, startServer } from '../_fake-parts.ts'
import { admin } from './_admin.ts'

const line = (over: Partial<LogLine>): LogLine => ({ at: '2026-11-20T00:00:00Z', level: 'info', message: 'm', ...over })

test('logAdmin() answers the last lines as NDJSON, filtered', async (t) => {
  const { call, parts } = admin(t)
  parts.logs.write(line({ message: 'one' }))
  parts.logs.write(line({ message: 'two', plugin: 'hardpoint.treasury', level: 'warn' }))
  const messages = async (path: string): Promise<unknown[]> => String((await callText(path)) ?? '').trim().split('\n').filter(Boolean).map((row) => (JSON.parse(row) as LogLine).message)
  const callText = async (path: string): Promise<unknown> => {
    const { body } = await call('GET', path)
    return typeof body === 'string' ? body : JSON.stringify(body)
  }
  t.same(await messages('/logs?plugin=treasury'), ['two'], 'a bare name is the default publisher\'s')
  t.same(await messages('/logs?level=warn'), ['two'])
  t.same(await messages('/logs?plugin=acme.mail'), [])
  t.match(await call('GET', '/logs?level=loud'), { status: 422, body: { pointer: '/level' } })
  t.match(await call('GET', '/logs?tail=1'), { status: 422, body: { pointer: '/tail' } })
})

test('logAdmin() follows until the client goes', async (t) => {
  const { url, parts } = await startServer(t)
  parts.logs.write(line({ message: 'before' }))
  const gone = new AbortController()
  const response = await fetch(`${url}/api/v1/logs?follow=1`, { headers: bearer(ADMIN), signal: gone.signal })
  t.equal(response.headers.get('content-type'), 'application/x-ndjson; charset=utf-8')
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  t.match((await reader?.read())?.value, /before/)
  parts.logs.write(line({ message: 'after' }))
  t.match((await reader?.read())?.value, /after/)
  gone.abort()
  await t.rejects(async () => reader?.read())
})

const REVOKED: readonly (readonly [name: string, lines: readonly string[]])[] = [['with the next line, which it does not show', ['after']], ['without a line to show', []]]

for (const [name, lines] of REVOKED) {
  test(`logAdmin() ends a stream when its token is revoked, ${name}`, async (t) => {
    const { tokens } = fakeParts().parts
    let isRevoked = false
    const { url, parts } = await startServer(t, { parts: { tokens: { ...tokens, authenticate: (token) => (isRevoked ? undefined : tokens.authenticate(token)) } } })
    const response = await fetch(`${url}/api/v1/logs?follow=1`, { headers: bearer(ADMIN) })
    const text = response.text()
    parts.logs.write(line({ message: 'before' }))
    isRevoked = true
    for (const message of lines) parts.logs.write(line({ message }))
    t.same((await text).trim().split('\n').map((row) => (JSON.parse(row) as LogLine).message), ['before'])
  })
}

test('logAdmin() ends the streams when the server closes', async (t) => {
  const { app, url } = await startServer(t)
  const response = await fetch(`${url}/api/v1/logs?follow=1`, { headers: bearer(ADMIN) })
  const text = response.text()
  await app.close()
  t.equal((await text).trim(), '')
})
