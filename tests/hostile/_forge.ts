import { UTTER } from './_utter.ts'

/**
 * Guest code that says to the kernel what the runtime would not say.
 *
 * `say(host, method, params)` calls any method with any text as params. `return answerAs(head, body, kind)` answers the route that runs
 * with any text as its head.
 */
export const FORGE = `${UTTER}
let last = 1e9
const say = (host, method, params) => new Promise((resolve, reject) => {
  const id = ++last
  utter((call) => 'request ' + id + ' ' + call + ' ' + method + ' ' + params.length + ' 0 none\\n' + params)
  apply(set, state.waiting, [id, { owner: state.call, resolve: ({ text }) => resolve(text === '' ? undefined : parse(text)), reject }])
})
const answerAs = (head, body = '', kind = 'none') => {
  utter((call) => 'answer ' + call + ' 1 - ' + head.length + ' ' + body.length + ' ' + kind + '\\n' + head + body)
  return new Promise(() => {})
}`
