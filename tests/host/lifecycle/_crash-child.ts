/** Does one verb in a host of its own, and is killed as the step that was named begins. Arguments: directory, verb, step. */
import { doVerb, openCrashHost } from './_crash-host.ts'

const [root = '', verb = '', killAt = ''] = process.argv.slice(2)
const { lifecycle } = await openCrashHost(root, {
  onStep: (doing, step) => {
    // Nothing gets to tidy up.
    if (doing === verb && step === killAt) process.kill(process.pid, 'SIGKILL')
  },
})
await doVerb(lifecycle, verb)
// The step was never come to.
process.exit(7)
