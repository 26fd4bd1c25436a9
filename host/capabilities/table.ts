import type { Capability } from './_capability.ts'
import { capabilityTable } from './capability-table.ts'
import { config } from './config.ts'
import { eventsPublish } from './events-publish.ts'
import { eventsSubscribe } from './events-subscribe.ts'
import { httpFetch } from './http-fetch.ts'
import { log } from './log.ts'
import { pluginsCall } from './plugins-call.ts'
import { schedule } from './schedule.ts'
import { storage } from './storage.ts'

const TABLE = capabilityTable([storage, log, config, eventsPublish, eventsSubscribe, schedule, httpFetch, pluginsCall] satisfies readonly Capability[])

/** Every capability of ours by id. */
export const CAPABILITIES = TABLE.capabilities

/** Every method of ours by id. */
export const METHODS = TABLE.methods
