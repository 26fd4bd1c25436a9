import { defineErrors } from '../define-errors.ts'

/** Calls out of plugins. */
export const capabilityErrors = defineErrors({
  HP_ERR_CAPABILITY_UNKNOWN: {
    message: 'There is no capability {capability}.',
    fix: 'Did you mean {nearest}? The list is in host/docs/capabilities.md.',
    http: 422, exit: 8, fault: 'author',
  },
  HP_ERR_NOT_REQUESTED: {
    message: 'Plugin {plugin} called {method}, but its plugin.json does not ask for the capability {capability}.',
    fix: 'Add "{capability}" to capabilities in plugin.json and publish a new version.',
    http: 403, exit: 3, fault: 'author',
  },
  HP_ERR_NOT_GRANTED: {
    message: 'Plugin {plugin} called {method}, but the admin has not granted {capability}.',
    fix: 'Grant it with: hardpoint grants {plugin} --allow {capability}',
    http: 403, exit: 3, fault: 'admin',
  },
  HP_ERR_GRANT_SCOPE: {
    message: 'Plugin {plugin} called {method} for {value}, but its grant allows {allowed}.',
    fix: 'Ask the admin to widen the grant: hardpoint grants {plugin}',
    http: 403, exit: 3, fault: 'admin',
  },
  HP_ERR_READ_ONLY: {
    message: 'Plugin {plugin} called {method}, but it runs read-only: the license does not cover it any more, or its health is asked for.',
    fix: 'Set a license that covers the plugin: hardpoint license set <file>. A health handler only reads.',
    http: 402, exit: 3, fault: 'admin',
  },
  HP_ERR_RATE: {
    message: 'Plugin {plugin} called {capability} more than {limit} times a second.',
    fix: 'Call less often; batch where the capability has a batch method.',
    http: 429, exit: 1, fault: 'author',
  },
  HP_ERR_CONCURRENCY: {
    message: 'Plugin {plugin} has {limit} calls of {capability} running and as many waiting as the host keeps.',
    fix: 'Await some calls before starting more; batch where the capability has a batch method.',
    http: 429, exit: 1, fault: 'author',
  },
  HP_ERR_QUOTA: {
    message: 'Plugin {plugin} would exceed its {what} of {limit}.',
    fix: 'Delete what is not needed, or ask the admin for a larger grant: hardpoint grants {plugin}',
    http: 507, exit: 1, fault: 'admin',
  },
  HP_ERR_EVENTS_WAITING: {
    message: 'Plugin {plugin} has {events} events ({bytes} bytes) waiting for {subscriber}, as much as the host keeps of one publisher.',
    fix: 'Publish again once they are taken: hardpoint logs {subscriber} says why it is behind. Where nobody needs it: hardpoint disable {subscriber}',
    http: 503, exit: 1, fault: 'admin',
  },
  HP_ERR_PARAMS: {
    message: '{method} was called with an argument that is not valid at {pointer}: {problem}.',
    fix: 'See host/docs/capabilities.md for the parameters of {method}.',
    http: 400, exit: 8, fault: 'author',
  },
  HP_ERR_RESULT_TOO_LARGE: {
    message: '{method} has more than {limit} bytes to answer.',
    fix: 'Ask for less at once: a smaller limit, fewer keys.',
    http: 413, exit: 8, fault: 'author',
  },
  HP_ERR_STORAGE_KEY: {
    message: 'The storage key is not valid: {problem}.',
    fix: 'Use 1 to 16 parts, strings, finite numbers or booleans, together at most 2048 bytes of JSON.',
    http: 400, exit: 8, fault: 'author',
  },
  HP_ERR_STORAGE_UNAVAILABLE: {
    message: 'The host cannot store data now (reference {reference}).',
    fix: 'The operator finds the reason in the host log under that reference. Nothing of the call was stored.',
    http: 503, exit: 6, fault: 'operator',
  },
  HP_ERR_JOB_UNKNOWN: {
    message: 'Plugin {plugin} called {method} for the job {job}, which its plugin.json does not declare.',
    fix: 'Did you mean {nearest}? Jobs are declared in contributes.jobs of plugin.json.',
    http: 422, exit: 8, fault: 'author',
  },
  HP_ERR_FETCH_URL: {
    message: 'http.fetch cannot be used for {url}: {problem}.',
    fix: 'Use an http or https URL without credentials, whose host is in the grant and not in a private network.',
    http: 403, exit: 3, fault: 'author',
  },
  HP_ERR_FETCH_FAILED: {
    message: 'The request to {host} failed: {problem}.',
    fix: 'Try again later, or check that the host is reachable from the server.',
    http: 502, exit: 6, fault: 'caller',
  },
  HP_ERR_CALL_DEPTH: {
    message: 'The call chain {chain} is longer than {limit} plugins.',
    fix: 'Look for plugins that call each other in a circle.',
    http: 508, exit: 1, fault: 'author',
  },
  HP_ERR_CALL_CYCLE: {
    message: 'Plugin {plugin} called {callee}, which is already waiting in this chain of calls: {chain}.',
    fix: 'Break the circle: publish an event instead of calling back.',
    http: 508, exit: 1, fault: 'author',
  },
  HP_ERR_EXPORT_UNKNOWN: {
    message: 'Plugin {callee} has no export {export}.',
    fix: 'Did you mean {nearest}?',
    http: 404, exit: 4, fault: 'author',
  },
  HP_ERR_DEPENDENCY_MISSING: {
    message: 'Plugin {plugin} called {callee}, which it does not depend on or which is not running.',
    fix: 'Add {callee} to dependencies in plugin.json, and install it.',
    http: 424, exit: 4, fault: 'author',
  },
})
