import type { Hazard } from '../../_hazard.ts'
import { reporter } from './_reports.ts'

export const hazard: Hazard = {
  title: 'names of options on Object.prototype',
  why: 'whoever reads an option of an object that lacks it gets the plugin\'s: isolated-vm handed out live references so',
  plugins: [reporter('option-pollution', `for (const name of [
  'reference', 'externalCopy', 'copy', 'promise', 'timeout', 'status', 'headers', 'code',
  'refusal', 'missing', 'id', 'ref', 'type', 'name', 'kind', 'body', 'text', 'get', 'set', 'value', 
  'writable', 'enumerable', 'configurable', 'filename', 'roles', 'access', 'tenant',
]) {
  Object.defineProperty(Object.prototype, name, { value: name === 'status' ? 299 : true, configurable: true, enumerable: false, writable: true })
}
found.polluted = ({}).reference`)],
  codes: ['answered', 'HP_ERR_PLUGIN_THREW', 'HP_ERR_PLUGIN_ANSWER', 'HP_ERR_TIMEOUT_WALL'],
}
