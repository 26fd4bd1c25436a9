/**
 * Guest code with which a plugin says anything to the kernel. It shares its realm with the runtime, and the runtime writes messages by
 * operators alone; but it takes the text of one from JSON.stringify, which a plugin can replace by what has any length and any words. So
 * `utter((call) => text)` puts `text` behind a log line of the call that runs, and `state.waiting` is where the runtime keeps who waits for what.
 *
 * What protects the kernel is that it believes none of it.
 */
export const UTTER = `
const { apply } = Reflect, { stringify, parse } = JSON, { get, set, has } = Map.prototype
const state = { call: 0, waiting: undefined }
Map.prototype.set = function (key, value) {
  if (value !== null && typeof value === 'object' && 'owner' in value) state.waiting = this
  return apply(set, this, [key, value])
}
Map.prototype.has = function (key) {
  const value = apply(get, this, [key])
  if (value !== null && typeof value === 'object' && 'controller' in value) state.call = key
  return apply(has, this, [key])
}
const utter = (make) => {
  JSON.stringify = () => ({ length: 2, toString: () => '{}' + make(String(state.call)) })
  try { console.debug('') } finally { JSON.stringify = stringify }
}
`
