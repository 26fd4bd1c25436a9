import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Tier } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { LogLine } from '../../capabilities/_services.ts'
import { Inspection, type TakenProfile } from '../../cells/mod.ts'
import type { AdminClient } from '../client.ts'
import { devBuild } from './dev-build.ts'
import { routesOf, type DevEvent } from './dev-event.ts'
import { DEV_DATA, prepareDevFolder } from './dev-folder.ts'
import { openDevHost, type DevHost } from './dev-host.ts'
import { openInspectServer, type InspectServer } from './inspect-server.ts'
import { saveProfile } from './save-profile.ts'
import { watchFolder } from './watch-folder.ts'

export interface DevOptions {
  /** Absolute. */
  readonly folder: string
  readonly port: number
  readonly tier: Tier
  /** Opens isolates to a debugger, on this port of loopback; 0 for any. */
  readonly inspect?: number
  /** Ends it, in order. */
  readonly signal: AbortSignal
  readonly tell: (event: DevEvent) => void
}

/**
 * Serves a plugin's folder from a host of its own, and each change of it, until the signal.
 *
 * A change that does not build, or that the host refuses, is told, and what was served goes on. The upgrade is the one that operators make:
 * calls that run in the old version finish there.
 *
 * @throws HP_ERR_FILE_MISSING, HP_ERR_DEV_RUNNING, HP_ERR_PORT_IN_USE, and what createHost throws
 */
export async function runDev({ folder, port, tier, inspect, signal, tell }: DevOptions): Promise<void> {
  const prepared = await prepareDevFolder(folder)
  const inspection = new Inspection({ withDebugger: inspect !== undefined, onProfile: (taken) => { void keepProfile(prepared.plugin, taken, tell) } })
  const host = await openDevHost(prepared, { port, tier, inspection })
  const reload = reloader(prepared.plugin, host, tell)
  let inspecting: InspectServer | undefined
  try {
    tell({ event: 'listening', url: host.url, tier, data: join(folder, DEV_DATA) })
    if (inspect !== undefined) {
      inspecting = await openInspectServer(inspection, inspect)
      tell({ event: 'inspect', address: inspecting.address })
    }
    const ended = new AbortController()
    const over = AbortSignal.any([signal, ended.signal])
    const broken = Promise.withResolvers<never>()
    const following = follow(host.client, over, tell).catch(broken.reject)
    // Before the first build: what is saved while it runs is not missed.
    const watching = await watchFolder(prepared.plugin, { onChange: (files) => { void reload.changed(files).catch(broken.reject) }, onError: broken.reject })
    try {
      await Promise.race([reload.changed([]).then(() => aborted(signal)), broken.promise])
    } finally {
      // First, so that nothing stays paused which the rest waits for.
      await inspecting?.close()
      await watching.close()
      await reload.idle()
      ended.abort()
      await following
    }
  } finally {
    await inspecting?.close()
    await host.close()
  }
}

/** A disk that is full costs the profile, not the run. */
async function keepProfile(folder: string, taken: TakenProfile, tell: DevOptions['tell']): Promise<void> {
  const kept = await saveProfile(folder, taken, new Date()).catch(() => undefined)
  if (kept !== undefined) tell({ event: 'profile', ...kept })
}

/** One reload after the other; what changes during one is the next. */
function reloader(folder: string, host: DevHost, tell: DevOptions['tell']): { changed(files: readonly string[]): Promise<void>; idle(): Promise<void> } {
  let last = Promise.resolve()
  let waiting: Set<string> | undefined
  let served: { readonly fingerprint: string; readonly told: Extract<DevEvent, { readonly event: 'serving' }> } | undefined
  let failing = false

  async function once(files: readonly string[]): Promise<void> {
    const began = performance.now()
    const ms = (): number => Math.round(performance.now() - began)
    try {
      const build = await devBuild(folder)
      if (build.fingerprint === served?.fingerprint) {
        // What went wrong was taken back: whoever was told of it is told of this.
        if (failing) tell({ ...served.told, ms: ms(), files, granted: [], routesChanged: false })
      } else {
        const { id, version, manifest, granted } = await host.install(build)
        const routes = routesOf(manifest, host.url)
        const told = { event: 'serving', id, version, ms: ms(), files: served === undefined ? [] : files, routes, granted, routesChanged: !isDeepStrictEqual(routes, served?.told.routes) } as const
        served = { fingerprint: build.fingerprint, told }
        tell(told)
      }
      failing = false
    } catch (error) {
      failing = true
      tell({ event: 'failed', error: asOurs(error).toJSON(), files, serving: served?.told.version ?? null })
    }
  }

  return {
    changed(files) {
      if (waiting !== undefined) {
        for (const file of files) waiting.add(file)
        return last
      }
      const own = waiting = new Set(files)
      last = last.then(() => {
        waiting = undefined
        return once([...own].sort())
      })
      return last
    },
    idle: () => last.catch(() => undefined),
  }
}

/** A file that is gone while it is read, for one: its author is at work. @throws what is a fault of ours */
function asOurs(error: unknown): HardpointError {
  if (HardpointError.is(error)) return error
  if (error instanceof Error && 'syscall' in error) return new HardpointError('HP_ERR_BUILD', { problem: error.message }, { cause: error })
  throw error
}

/** The log from now on, without what a host says of its cells' coming and going. */
async function follow(client: AdminClient, signal: AbortSignal, tell: DevOptions['tell']): Promise<void> {
  const since = new Date().toISOString()
  try {
    for await (const text of client.lines('/logs?follow=1', signal)) {
      const line = JSON.parse(text) as LogLine
      if (line.at >= since && isForAuthors(line)) tell({ event: 'log', line })
    }
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

/** A call's lines carry its request. Of the rest what went wrong; a module that does not load is told with the call that needed it. */
function isForAuthors({ level, requestId, fields }: LogLine): boolean {
  return requestId !== undefined || ((level === 'warn' || level === 'error') && fields?.['code'] !== 'HP_ERR_PLUGIN_LOAD')
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => { resolve() }, { once: true })
  })
}
