import { test } from 'tap'
import { rogue, startGround } from './_ground.ts'

/**
 * The guest runtime shares its realm with the plugin, so a plugin can make it say anything: here it rewrites each batch on its way out.
 * What protects the kernel is that it believes none of it.
 */
const FORGE = `
const join = Array.prototype.join
const say = (type, id, ref, name, text, body = '', kind = 'none') => type + ' ' + id + ' ' + ref + ' ' + name + ' ' + text.length + ' ' + body.length + ' ' + kind + '\\n' + text + body
const forge = (rewrite) => { Array.prototype.join = function (by) { const text = join.call(this, by); return text.startsWith('answer ') ? rewrite(text.split(' ')[1], text) : text } }`

const answer = (text: string): string => `forge((id) => say('answer', id, 1, '-', ${text}))`
const failure = (text: string): string => `forge((id) => say('answer', id, 0, '-', ${text}))`

const FORGED: readonly (readonly [name: string, forge: string, code: string | undefined])[] = [
  ['what is no batch', `forge(() => 'rubbish')`, 'HP_ERR_CRASH'],
  ['a batch that is cut', `forge((id, text) => text.slice(0, -1))`, 'HP_ERR_CRASH'],
  ['a length beyond the end', `forge((id) => 'answer ' + id + ' 1 - 999 0 none\\n{}')`, 'HP_ERR_CRASH'],
  ['a length that is no number', `forge((id) => 'answer ' + id + ' 1 - 1e1 0 none\\n{}')`, 'HP_ERR_CRASH'],
  ['a head line without end', `forge(() => 'answer '.repeat(1e5))`, 'HP_ERR_CRASH'],
  ['more messages than a batch may have', `forge(() => say('answer', 1, 1, '-', '').repeat(20000))`, 'HP_ERR_CRASH'],
  ['what only the kernel says', `forge((id) => say('call', id, 0, 'route.attack', '{}') + say('cancel', id, 0, '-', ''))`, 'HP_ERR_TIMEOUT_WALL'],
  ['answers to calls of others', `forge((id) => Array.from({ length: 50 }, (_, n) => n === Number(id) ? '' : say('answer', n, 1, '-', '{"status":200}')).reduce((a, b) => a + b))`, 'HP_ERR_TIMEOUT_WALL'],
  ['a head that is no JSON', answer(`'{'`), 'HP_ERR_PLUGIN_ANSWER'],
  ['a head that is null', answer(`'null'`), 'HP_ERR_PLUGIN_ANSWER'],
  ['a head with a prototype', answer(`'{"__proto__":{"status":200,"polluted":true}}'`), 'HP_ERR_PLUGIN_ANSWER'],
  ['a head nested deep', answer(`'['.repeat(1e6) + ']'.repeat(1e6)`), 'HP_ERR_PLUGIN_ANSWER'],
  ['status 101', answer(`'{"status":101,"headers":[]}'`), 'HP_ERR_PLUGIN_ANSWER'],
  ['a header with a line break', answer(`JSON.stringify({ status: 200, headers: [['x-a', 'b\\r\\nset-cookie: a=b']] })`), 'HP_ERR_PLUGIN_ANSWER'],
  ['Set-Cookie', answer(`'{"status":200,"headers":[["set-cookie","session=1"]]}'`), 'HP_ERR_PLUGIN_ANSWER'],
  ['Transfer-Encoding', answer(`'{"status":200,"headers":[["transfer-encoding","chunked"]]}'`), 'HP_ERR_PLUGIN_ANSWER'],
  ['an error that is no JSON', failure(`'{'`), 'HP_ERR_PLUGIN_THREW'],
  ['an error that is null', failure(`'null'`), 'HP_ERR_PLUGIN_THREW'],
  ['an error that is a number', failure(`'7'`), 'HP_ERR_PLUGIN_THREW'],
  ['an error whose name cannot be made text', failure(`'{"name":{"toString":1,"valueOf":1},"message":{"toString":1,"valueOf":1}}'`), 'HP_ERR_PLUGIN_THREW'],
  ['an error with a stack of another kind and size', failure(`'{"stack":["' + 's'.repeat(1e6) + '"]}'`), 'HP_ERR_PLUGIN_THREW'],
  ['an error with more details than a plugin may give', failure(`'{"refusal":true,"code":"X","details":"' + 'd'.repeat(1e6) + '"}'`), 'HP_ERR_PLUGIN_THREW'],
  ['an error with details nested deep', failure(`'{"refusal":true,"code":"X","details":' + '['.repeat(1e6) + ']'.repeat(1e6) + '}'`), 'HP_ERR_PLUGIN_THREW'],
  ['an error with details nested deep, and short', failure(`'{"refusal":true,"code":"X","details":' + '['.repeat(8000) + ']'.repeat(8000) + '}'`), 'HP_ERR_PLUGIN_THREW'],
  ['an error with a code of the host\'s, and a prototype', failure(`'{"code":"HP_ERR_TIER","refusal":true,"__proto__":{"polluted":true},"details":{"__proto__":{"polluted":true}}}'`), 'HP_ERR_PLUGIN_THREW'],
  ['an error that says that there is no handler', failure(`'{"missing":true}'`), 'HP_ERR_HANDLER_MISSING'],
  ['a time to wake that is none', `Math.max = () => ({ toString: () => '-1e999' })`, undefined],
  ['a time to wake beyond any clock', `setTimeout(() => {}, 1e6); Math.max = () => 1e300`, undefined],
  ['another line in place of the time', `setTimeout(() => {}, 1e6); Math.max = () => '5\\nrubbish'`, 'HP_ERR_CRASH'],
]

test('the kernel believes nothing that a guest says', async (t) => {
  const ground = await startGround(t, FORGED.map(([, forge, code], index) => {
    const limits = { cpuMs: 3000, wallMs: code === 'HP_ERR_TIMEOUT_WALL' ? 500 : 10_000, memoryMb: 32 }
    return rogue(`c${index}`, `() => { ${forge}; return new Response('{"honest":true}') }`, { before: FORGE, manifest: { limits } })
  }))
  for (const [index, [name, , code]] of FORGED.entries()) {
    await t.test(name, async (each) => {
      const { code: found, status, text } = await ground.attackAsAdmin(`rogue.c${index}`)
      each.equal(found, code)
      each.equal(status === 200, code === undefined)
      each.notMatch(text, /"(?:set-cookie|transfer-encoding)":/i)
      each.ok(text.length < 50_000, 'what the caller is told is short')
      await ground.assertUnharmed(each)
    })
  }
})
