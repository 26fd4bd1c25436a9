import { defineErrors } from '../define-errors.ts'

/** Calls into plugins. Decided by the host, never by the guest's words. */
export const cellErrors = defineErrors({
  HP_ERR_TIMEOUT_CPU: {
    message: 'Plugin {plugin} used more than {limitMs} ms of CPU in {what} and was stopped.',
    fix: 'Do less in a call, or raise limits.cpuMs in plugin.json (the operator caps it).',
    http: 504, exit: 1, fault: 'author',
  },
  HP_ERR_TIMEOUT_WALL: {
    message: 'Plugin {plugin} did not answer {what} within {limitMs} ms.',
    fix: 'Look for a promise that never settles, or raise limits.wallMs in plugin.json (the operator caps it).',
    http: 504, exit: 1, fault: 'author',
  },
  HP_ERR_STARVED: {
    message: 'Plugin {plugin} was stopped in {what}: the machine gave it no processor for most of {limitMs} ms.',
    fix: 'Try again later. Where it comes again, give the host more processors, or fewer plugins that compute much.',
    http: 503, exit: 1, fault: 'operator',
  },
  HP_ERR_MEMORY: {
    message: 'Plugin {plugin} used more memory than its limit in {what} and was stopped.',
    fix: 'Hold less at once, or raise limits.memoryMb in plugin.json (the operator caps it).',
    http: 503, exit: 1, fault: 'author',
  },
  HP_ERR_CRASH: {
    message: 'The process that ran plugin {plugin} ended during {what} ({reason}).',
    fix: 'Try again: the plugin restarts by itself. hardpoint info {plugin} shows its crash history.',
    http: 503, exit: 1, fault: 'author',
  },
  HP_ERR_STOPPED: {
    message: 'Plugin {plugin} was stopped during {what}.',
    fix: 'Try again later.',
    http: 503, exit: 1, fault: 'admin',
  },
  HP_ERR_QUARANTINED: {
    message: 'Plugin {plugin} is quarantined since {since} ({reason}).',
    fix: 'Look at hardpoint logs {plugin}, then release it with: hardpoint enable {plugin}',
    http: 503, exit: 1, fault: 'author',
  },
  HP_ERR_BACKOFF: {
    message: 'Plugin {plugin} keeps crashing ({reason}) and is not started before {until}.',
    fix: 'Try again after that. hardpoint info {plugin} shows its crash history.',
    http: 503, exit: 1, fault: 'author',
  },
  HP_ERR_QUEUE_FULL: {
    message: 'Plugin {plugin} has {limit} calls in flight already, and as many waiting as it may.',
    fix: 'Try again in a moment, or raise limits.concurrency in plugin.json.',
    http: 503, exit: 1, fault: 'caller',
  },
  HP_ERR_QUEUE_WAIT: {
    message: 'Plugin {plugin} could not begin with {what} within {limitMs} ms: it is busy with calls that came before.',
    fix: 'Try again later. hardpoint info {plugin} shows what waits; isolation: plugin in plugin.json parts it from its publisher\'s others.',
    http: 503, exit: 1, fault: 'author',
  },
  HP_ERR_PLUGIN_LOAD: {
    message: 'Plugin {plugin} could not be loaded: {problem}.',
    fix: 'Correct the plugin: its module must load without imports and without throwing. See hardpoint logs {plugin}',
    http: 503, exit: 1, fault: 'author',
  },
  HP_ERR_PLUGIN_THREW: {
    message: 'Plugin {plugin} failed in {what}: {problem}.',
    fix: 'See the plugin\'s log: hardpoint logs {plugin}',
    http: 500, exit: 1, fault: 'author',
  },
  HP_ERR_PLUGIN_ANSWER: {
    message: 'Plugin {plugin} answered {what} with something that cannot be sent: {problem}.',
    fix: 'Return a Response, or a value that JSON can hold, within the size limit.',
    http: 502, exit: 1, fault: 'author',
  },
  HP_ERR_HANDLER_MISSING: {
    message: 'Plugin {plugin} declares {what} in plugin.json but its code has no handler of that name.',
    fix: 'Add the handler to definePlugin(), or remove the contribution.',
    http: 502, exit: 1, fault: 'author',
  },
})
