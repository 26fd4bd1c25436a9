import { test } from 'tap'
import { contributions } from '../../../sdk/lint/contributions.ts'
import { manifest } from './_manifest.ts'

test('contributions() has nothing against contributions that stand together', async (t) => {
  t.strictSame(contributions(manifest({ contributes: { jobs: [{ id: 'a' }, { id: 'b' }], exports: [{ id: 'a' }] } })), [])
  t.strictSame(contributions(manifest()), [])
})

test('contributions() says what to do about each clash', async (t) => {
  const routes = [{ id: 'a', method: 'GET', path: '/x' }, { id: 'a', method: 'GET', path: '/x' }] as const
  t.match(contributions(manifest({ contributes: { routes: [...routes] } })), [
    { pointer: '/contributes/routes/1/id', problem: /^Another .*'a'\.$/, fix: /own id/ },
    { pointer: '/contributes/routes/1/path', problem: /^GET \/x is the same place as the route 'a' \(\/x\)\.$/, fix: /another path/ },
  ])
})
