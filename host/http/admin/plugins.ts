import type { FastifyInstance } from 'fastify'
import type { Consent, Plan } from '../../lifecycle/lifecycle.ts'
import type { HttpParts } from '../http-parts.ts'
import { actorOf, bodyOf, isOn, pluginOf, queryOf } from './_admin-route.ts'
import { claimedDownloads } from './_claimed-downloads.ts'

/** Plan, install, upgrade, go back, look at, reload, enable, disable, pin, remove; grants and settings. */
export function pluginAdmin(app: FastifyInstance, parts: HttpParts): void {
  const { lifecycle } = parts

  app.get('/plugins', async () => lifecycle.list())

  app.post('/plugins/plan', async (request) => {
    const { specs, allowDowngrade = false } = bodyOf('PlanRequest', request)
    return lifecycle.plan(specs, actorOf(request), { allowDowngrade })
  })

  app.post('/plugins/plan-upgrade', async (request) => {
    const { specs } = bodyOf('UpgradePlanRequest', request)
    return lifecycle.plan(specs, actorOf(request), { upgrade: true })
  })

  app.post('/plugins/install', async (request) => {
    const { plan, consent } = bodyOf('InstallRequest', request)
    // The lifecycle makes the plan again and compares ids: nothing in it is believed.
    return lifecycle.install(plan as unknown as Plan, consent as Consent, actorOf(request))
  })

  // Not below /plugins, where it could be a plugin's name.
  app.get('/outdated', async (request) => lifecycle.outdated(actorOf(request)))

  app.get('/audit', async (request) => lifecycle.audit(actorOf(request)))

  app.post('/audit/accept', async (request) => {
    const { advisory, reason } = bodyOf('AcceptAdvisoryRequest', request)
    return lifecycle.acceptAdvisory(advisory, reason, actorOf(request))
  })

  app.post('/audit/reconsider', async (request) => {
    const { advisory } = bodyOf('ReconsiderAdvisoryRequest', request)
    await lifecycle.reconsiderAdvisory(advisory, actorOf(request))
    return { advisory }
  })

  app.post('/plugins/:id/pin', async (request) => lifecycle.pin(pluginOf(request, parts), actorOf(request), bodyOf('PinRequest', request)))

  app.post('/plugins/:id/unpin', async (request) => lifecycle.unpin(pluginOf(request, parts), actorOf(request)))

  app.get('/plugins/:id/why', async (request) => lifecycle.why(pluginOf(request, parts)))

  app.get('/plugins/:id', async (request) => lifecycle.info(pluginOf(request, parts)))

  app.get('/plugins/:id/downloads', async (request) => {
    const { installed: { id } } = lifecycle.info(pluginOf(request, parts))
    const registry = parts.registry()
    const downloads = registry === undefined ? new Map<string, number>() : await claimedDownloads(registry, [id])
    return { downloads: downloads.get(id) ?? null }
  })

  app.get('/plugins/:id/rollback', async (request) => {
    const { undo } = queryOf(request, ['undo'])
    return lifecycle.planRollback(pluginOf(request, parts), { undo: isOn(undo) })
  })

  app.post('/plugins/:id/rollback', async (request) => {
    const { plan, undo = false } = bodyOf('RollbackRequest', request)
    return lifecycle.rollback(pluginOf(request, parts), plan, actorOf(request), { undo })
  })

  app.delete('/plugins/:id/abandoned', async (request) => {
    const { shown } = queryOf(request, ['shown'])
    return lifecycle.dropAbandoned(pluginOf(request, parts), actorOf(request), { shown: shown?.split(',') })
  })

  app.post('/plugins/:id/reload', async (request) => lifecycle.reload(pluginOf(request, parts)))

  app.post('/plugins/:id/enable', async (request) => lifecycle.enable(pluginOf(request, parts), actorOf(request)))

  app.post('/plugins/:id/disable', async (request) => {
    const { cascade = false, dryRun = false } = bodyOf('DisableRequest', request)
    return lifecycle.disable(pluginOf(request, parts), actorOf(request), { cascade, dryRun })
  })

  app.delete('/plugins/:id', async (request) => {
    const { cascade, purge, dryRun } = queryOf(request, ['cascade', 'purge', 'dryRun'])
    return lifecycle.remove(pluginOf(request, parts), actorOf(request), { cascade: isOn(cascade), purge: isOn(purge), dryRun: isOn(dryRun) })
  })

  app.get('/plugins/:id/grants', async (request) => lifecycle.info(pluginOf(request, parts)).grant)

  app.put('/plugins/:id/grants', async (request) => {
    const { capabilities } = bodyOf('GrantRequest', request)
    return lifecycle.setGrant(pluginOf(request, parts), capabilities, actorOf(request))
  })

  app.get('/plugins/:id/config', async (request) => {
    const { installed } = lifecycle.info(pluginOf(request, parts))
    return lifecycle.configOf(installed.id, actorOf(request).tenant)
  })

  app.put('/plugins/:id/config', async (request) => {
    const id = pluginOf(request, parts)
    const { config } = bodyOf('ConfigRequest', request)
    await lifecycle.setConfig(id, config as Record<string, unknown>, actorOf(request))
    return lifecycle.configOf(id, actorOf(request).tenant)
  })

  app.post('/trust', async (request) => {
    const { publisher, publicKey } = bodyOf('TrustRequest', request)
    await lifecycle.trust(publisher, publicKey, actorOf(request))
    return { publisher, publicKey }
  })

  app.post('/trust/remove', async (request) => {
    const { meant, dryRun = false } = bodyOf('DistrustRequest', request)
    return lifecycle.distrust(meant, actorOf(request), { dryRun })
  })
}
