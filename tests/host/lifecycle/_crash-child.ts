/** Does one verb in a host of its own, and is killed as the step that was named begins. Arguments: directory, verb, step. */
import { ADMIN, consentToAll } from './_harness.ts'
import { openCrashHost } from './_crash-host.ts'

const [root = '', verb = '', killAt = ''] = process.argv.slice(2)
const { lifecycle } = await openCrashHost(root, {
  onStep: (doing, step) => {
    // Nothing gets to tidy up.
    if (doing === verb && step === killAt) process.kill(process.pid, 'SIGKILL')
  },
})
if (verb === 'install') {
  const plan = await lifecycle.plan(['acme.mail'], ADMIN)
  await lifecycle.install(plan, consentToAll(plan), ADMIN)
} else if (verb === 'rollback') await lifecycle.rollback('acme.mail', (await lifecycle.planRollback('acme.mail')).id, ADMIN)
else await lifecycle.remove('acme.mail', ADMIN, { purge: true })
// The step was never come to.
process.exit(7)
