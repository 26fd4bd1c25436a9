import { rogue, type RawPlugin, type RogueOptions } from '../../_hazard.ts'
import { UTTER } from '../../_utter.ts'

/** `forge((id, text) => …)` says what it gives, where `text` is an honest answer to the call that runs, whose id is `id`. */
const FORGE = `${UTTER}
const say = (type, id, ref, name, text, body = '', kind = 'none') => type + ' ' + id + ' ' + ref + ' ' + name + ' ' + text.length + ' ' + body.length + ' ' + kind + '\\n' + text + body
const honest = (id) => say('answer', id, 1, '-', '{"status":200,"headers":[["content-type","text/plain;charset=UTF-8"]]}', '{"honest":true}', 'text')
const forge = (rewrite) => { state.forged = true; utter((id) => rewrite(id, honest(id))) }`

/** A plugin that runs `forged`, and then answers honestly where that has forged nothing. */
export function forger(name: string, forged: string, options: RogueOptions = {}): RawPlugin {
  return rogue(name, `() => { ${forged}; return state.forged ? new Promise(() => {}) : new Response('{"honest":true}') }`, { ...options, before: FORGE })
}

/** Answers with this head (a JavaScript expression for its text) in place of its own. */
export function answerer(name: string, head: string): RawPlugin {
  return forger(name, `forge((id) => say('answer', id, 1, '-', ${head}))`)
}

/** Fails with this error (a JavaScript expression for its text) in place of an answer. */
export function failer(name: string, error: string): RawPlugin {
  return forger(name, `forge((id) => say('answer', id, 0, '-', ${error}))`)
}
