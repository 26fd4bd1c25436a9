import { test } from 'tap'
import { applied } from '../../../../host/cli/commands/config.ts'
import { home, tryCli } from '../_try.ts'

const api = { 'GET /plugins/mail/config': { sender: 'x', retries: 1 }, 'PUT /plugins/mail/config': { sender: 'y' } }

test('config shows and changes', async (t) => {
  t.match(await tryCli(['config', 'mail'], { directory: home(t), api }), { exit: 0, out: 'sender   "x"\nretries  1', calls: { length: 1 } })
  const { calls } = await tryCli(['config', 'mail', 'sender=y', 'retries='], { directory: home(t), api })
  t.same(calls[1], ['PUT', '/plugins/mail/config', { config: { sender: 'y' } }])
})

test('applied() reads JSON where it is some, else text', async (t) => {
  t.same(applied({ a: 1 }, ['b=5', 'c=true', 'd={"e":[1]}', 'f=x y', 'g="5"', 'a=']), { b: 5, c: true, d: { e: [1] }, f: 'x y', g: '5' })
  t.same(applied({}, ['a=b=c']), { a: 'b=c' })
  const odd = applied({}, ['__proto__={"admin":true}'])
  t.equal(Object.getPrototypeOf(odd), Object.prototype)
  t.same(Object.keys(odd), ['__proto__'])
  for (const setting of ['a', '=b', '']) t.throws(() => applied({}, [setting]), { code: 'HP_ERR_USAGE' }, setting)
})
