import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'

/** Closes the function that the cell puts around a bundle, and opens another for what comes behind: in between it is a sloppy script. */
const BREAKOUT = `})();
var found = {}
var attempt = function (name, run) { try { found[name] = String(run()) } catch (error) { found[name] = error.name } }
var self_ = this
attempt('sloppy', function () { return this === self_ })
attempt('names', function () { return ['process', 'require', 'Buffer', 'module', 'exports', '__helper', '__runtime', 'eval', 'WebAssembly', 'SharedArrayBuffer'].filter(function (name) { return name in self_ }) })
attempt('function', function () { return (function () {}).constructor('return 7')() })
attempt('caller', function () { return (function inner() { return inner.caller })() === null ? 'none' : 'own' })
// What the runtime calls while it loads and answers shows neither who calls it nor with what.
var callers = []
var spy = function (holder, name) {
  var before = holder[name]
  holder[name] = function spied() { try { if (spied.caller !== null) callers.push(String(spied.caller).slice(0, 60)) } catch (error) { callers.push(error.name) } return Reflect.apply(before, this, arguments) }
}
spy(Object, 'entries'); spy(Map.prototype, 'get'); spy(Map.prototype, 'set'); spy(JSON, 'parse'); spy(JSON, 'stringify'); spy(Set.prototype, 'add')
attempt('stack', function () { return new Error('here').stack })
attempt('with', function () { with (self_) { return typeof setTimeout } })
attempt('undeclared', function () { undeclared = 7; return delete self_.undeclared })
var plugin = { routes: { attack: function () { return Response.json({ found: found, callers: callers.filter(function (text) { return !/attack|spied|function \\(\\)/.test(text) }) }) } } };
(function () {
`

export const hazard: Hazard = {
  title: 'a bundle that breaks out of the function that the cell puts around it',
  why: 'it is no module then, but a script in the global scope, in which functions may be sloppy and their callers asked for',
  plugins: [{ ...rogue('breakout', ''), main: `${BREAKOUT}\nexport { plugin as default };` }, { ...rogue('returns', ''), main: 'return { routes: { attack: () => Response.json({ arguments: typeof arguments, self: typeof this }) } }\nvar none\nexport { none as default };' }],
  codes: ['answered', 'HP_ERR_PLUGIN_LOAD'],
  async drive(ground) {
    const early = await ground.ask({ plugin: 'rogue.returns' })
    assert.ok(early.code === 'HP_ERR_PLUGIN_LOAD' || early.text.includes('"self":"undefined"'), early.text)
    return ground.ask()
  },
  check({ body, code }) {
    if (code !== undefined) return
    const { names, stack, function: made } = body['found'] as Record<string, string>
    assert.equal(names, '')
    assert.equal(made, 'EvalError')
    assert.doesNotMatch(String(stack), /(?:^|[\s(])(?:file:\/\/)?\/[a-z]|node:/m)
    assert.deepEqual(body['callers'], [])
  },
}
