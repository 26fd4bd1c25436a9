/**
 * Guest code that says to the kernel what the runtime would not say: plugin code shares its realm with the runtime, and here rewrites each
 * batch on its way out.
 *
 * `say(host, method, params)` calls any method with any text as params, and needs the capability `config` for a call that it can rewrite.
 * `return answerAs(head, body, kind)` answers the route that runs with any text as its head.
 */
export const FORGE = `
const join = Array.prototype.join
const said = []
const forged = []
const say = (host, method, params) => { said.push({ method, params }); return host.config.get() }
const answerAs = (head, body = '', kind = 'none') => { forged.push({ head, body, kind }); return new Response() }
Array.prototype.join = function (by) {
  let text = join.call(this, by)
  if (said.length > 0) {
    text = text.replace(/request (\\d+) (\\d+) config\\.get 2 0 none\\n\\{\\}/g, (all, id, ref) => {
      const next = said.shift()
      return next === undefined ? all : 'request ' + id + ' ' + ref + ' ' + next.method + ' ' + next.params.length + ' 0 none\\n' + next.params
    })
  }
  if (forged.length > 0) {
    text = text.replace(/answer (\\d+) 1 - 27 0 none\\n\\{"status":200,"headers":\\[\\]\\}/g, (all, id) => {
      const next = forged.shift()
      return next === undefined ? all : 'answer ' + id + ' 1 - ' + next.head.length + ' ' + next.body.length + ' ' + next.kind + '\\n' + next.head + next.body
    })
  }
  return text
}`
