import { test } from 'tap'
import { guestHead } from '../../../host/runtime/guest-head.ts'
import type { Invocation } from '../../../host/runtime/runtime.ts'

const invocation: Invocation = {
  plugin: 'a.b', kind: 'route', id: 'x', tenant: 'default', requestId: 'r1',
  principal: { kind: 'token', id: 'token:1', tenant: 'default', roles: ['member'] },
  head: { method: 'GET', url: 'http://h/p/a.b/x', headers: { accept: '*/*' }, params: { id: '5' }, query: { q: '1' } },
}

test('guestHead() parts a route\'s request from its context', (t) => {
  t.same(guestHead(invocation, ['a']), {
    request: { method: 'GET', url: 'http://h/p/a.b/x', headers: { accept: '*/*' } },
    context: { tenant: 'default', requestId: 'r1', principal: { id: 'token:1', roles: ['member'] }, features: ['a'], params: { id: '5' }, query: { q: '1' } },
  })
  t.end()
})

test('guestHead() gives everything else its head as input, and no kind of principal', (t) => {
  t.same(guestHead({ ...invocation, kind: 'job', head: { job: 'x' } }, []), {
    input: { job: 'x' }, context: { tenant: 'default', requestId: 'r1', principal: { id: 'token:1', roles: ['member'] }, features: [] },
  })
  t.end()
})
