import { rogue, type RawPlugin, type RogueOptions } from '../../_hazard.ts'

/**
 * A plugin that tells what it finds. `found` is the answer; `attempt(name, run)` puts into it what `run` gives, or the name of the error it throws.
 *
 * @param body statements of the handler, in which `request`, `host` and `context` are the handler's
 */
export function reporter(name: string, body: string, options: RogueOptions = {}): RawPlugin {
  return rogue(name, `async (request, host, context) => {
const found = {}
const attempt = (name, run) => { try { found[name] = run() } catch (error) { found[name] = error.name } }
${body}
return Response.json(found)
}`, options)
}

/** A plugin that makes code from text with the constructor of something, and tells what came of it. */
export function compiler(name: string, maker: string): RawPlugin {
  return reporter(name, `const text = 'return globalThis.process ?? 7'
attempt('called', () => String((${maker}).constructor(text)()))
attempt('made', () => String(Reflect.construct((${maker}).constructor, [text])()))
attempt('twice', () => String((${maker}).constructor.constructor(text)()))`)
}
