import { rogue, type RawPlugin, type RogueOptions } from '../../_hazard.ts'

/**
 * The guest runtime shares its realm with the plugin, so a plugin can make it say anything: here it rewrites each batch on its way out.
 * What protects the kernel is that it believes none of it.
 */
const FORGE = `
const join = Array.prototype.join
const say = (type, id, ref, name, text, body = '', kind = 'none') => type + ' ' + id + ' ' + ref + ' ' + name + ' ' + text.length + ' ' + body.length + ' ' + kind + '\\n' + text + body
const forge = (rewrite) => { Array.prototype.join = function (by) { const text = join.call(this, by); return text.startsWith('answer ') ? rewrite(text.split(' ')[1], text) : text } }`

/** A plugin that runs `forged` and then answers honestly. What the runtime says of it is what `forge((id, text) => …)` makes of it. */
export function forger(name: string, forged: string, options: RogueOptions = {}): RawPlugin {
  return rogue(name, `() => { ${forged}; return new Response('{"honest":true}') }`, { ...options, before: FORGE })
}

/** Answers with this head (a JavaScript expression for its text) in place of its own. */
export function answerer(name: string, head: string): RawPlugin {
  return forger(name, `forge((id) => say('answer', id, 1, '-', ${head}))`)
}

/** Fails with this error (a JavaScript expression for its text) in place of an answer. */
export function failer(name: string, error: string): RawPlugin {
  return forger(name, `forge((id) => say('answer', id, 0, '-', ${error}))`)
}
