import { capability, method, type CapabilityCall, type CapabilityMethod } from './_capability.ts'
import type { LogLine, Services } from './_services.ts'
import { boundedFields, boundedText } from './_log-text.ts'

/** Longer messages are cut. Bounds a line, so that a plugin cannot fill the disk with one call. */
const MAX_MESSAGE = 8192

const PARAMS = {
  type: 'object', additionalProperties: false, required: ['message'],
  properties: {
    message: { type: 'string', maxLength: 65_536 },
    fields: { title: 'LogFields', description: 'Anything JSON can hold, up to 8 KiB as text; what is beyond is left out.', type: 'object' },
  },
} as const

const LEVELS = { debug: 'Details for whoever looks for a fault.', info: 'What happened.', warn: 'What should be looked at.', error: 'What failed.' } as const

/** There is nothing to ask for but the log itself. */
type LogOptions = Readonly<Record<string, never>>

function levelMethod(level: LogLine['level']): CapabilityMethod<LogOptions> {
  return method({
    description: `Writes a line to the log of the plugin. ${LEVELS[level]}`,
    params: PARAMS,
    result: { type: 'null' },
    invoke: async (services, call, { message, fields }) => {
      services.log(lineOf(services, call, { level, message, fields }))
      return null
    },
  })
}

interface Written { readonly level: LogLine['level']; readonly message: string; readonly fields: Readonly<Record<string, unknown>> | undefined }

/** Plugin, tenant and request are the host's word: a plugin cannot log in another's name. */
function lineOf(services: Services, call: CapabilityCall, { level, message, fields }: Written): LogLine {
  return {
    at: new Date(services.clock()).toISOString(), level,
    plugin: call.plugin.id, tenant: call.tenant, requestId: call.requestId,
    message: boundedText(message, MAX_MESSAGE),
    ...(fields === undefined ? {} : { fields: boundedFields(fields) }),
  }
}

/** A line of the plugin's log: rate limited, bounded, with control characters escaped. */
export const log = capability<LogOptions>({
  id: 'log',
  consent: () => 'Write to its own log, which admins can read.',
  options: { type: 'object', additionalProperties: false, properties: {}, examples: [{}] },
  limits: { perSecond: 200, burst: 1000, concurrent: 256 },
  methods: { debug: levelMethod('debug'), info: levelMethod('info'), warn: levelMethod('warn'), error: levelMethod('error') },
})
