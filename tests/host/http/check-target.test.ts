import { test } from 'tap'
import { checkTarget } from '../../../host/http/check-target.ts'

test('checkTarget() splits an honest target', async (t) => {
  t.same(checkTarget('/p/acme.mail/a%2Fb?x=1?2'), { path: '/p/acme.mail/a%2Fb', query: 'x=1?2' })
  t.same(checkTarget('/'), { path: '/', query: '' })
  t.same(checkTarget('/p/acme.mail/'), { path: '/p/acme.mail/', query: '' }, 'a trailing slash')
  t.same(checkTarget('/a?../..//\\'.replace('\\', '')), { path: '/a', query: '../..//' }, 'dots in the query are text')
})

test('checkTarget() refuses targets that two readers read differently', async (t) => {
  const cases = [
    '', '*', 'p/x', 'http://other/p/x', '//other/p/x', '/p//x', '/p/x/..', '/p/x/../y', '/p/./x', '/.', '/p/x/%2e%2e/y', '/p/%2E./y', '/p/.%2e',
    '/p/x\\y', '/p/x/%5c..', '/p/x%00', '/p/x%0d%0aset-cookie:s', '/p/x%7f', '/p/x y', '/p/x\ty', '/p/x#y', '/p/%', '/p/%zz', '/p/%c0%af', '/p/%ff', '/p/é',
    `/p/${'x'.repeat(8192)}`,
  ]
  for (const target of cases) t.throws(() => checkTarget(target), { code: 'HP_ERR_REQUEST_INVALID' }, JSON.stringify(target.slice(0, 40)))
})

test('checkTarget() agrees with WHATWG URLs on the path of what it lets through', async (t) => {
  for (const target of ['/p/acme.mail/a%2Fb', '/p/a/...', '/p/a/.hidden', '/p/a/%20', '/p/a/@x:y;z=1,2']) {
    t.equal(new URL(`https://host${checkTarget(target).path}`).pathname, target)
  }
})
