import type { FromSchema } from 'json-schema-to-ts'
import { capability, method } from './_capability.ts'
import { hostWider, HOST_PATTERN } from './_fetch-hosts.ts'
import { fetchForGuest } from './_fetch.ts'
import { listInWords } from './_words.ts'

const OPTIONS = {
  type: 'object', additionalProperties: false, required: ['hosts'],
  properties: {
    hosts: {
      type: 'array', minItems: 1, maxItems: 64, uniqueItems: true,
      items: { type: 'string', maxLength: 270, pattern: HOST_PATTERN },
      description: 'api.example.com (https), api.example.com:8443, *.example.com (exactly one label in place of the star), http://api.example.com (plain http)',
    },
  },
  examples: [{ hosts: ['api.example.com', '*.example.org:8443'] }],
} as const

/** What a manifest may ask for. */
export type FetchOptions = FromSchema<typeof OPTIONS>

/** Requests to the hosts in the grant, and to no private network behind them. */
export const httpFetch = capability<FetchOptions>({
  id: 'http.fetch',
  consent: ({ hosts }) => `Send requests to ${listInWords(hosts)}, and read the answers.`,
  options: OPTIONS,
  wider: (granted, requested) => hostWider(granted.hosts, requested.hosts),
  limits: { perSecond: 50, burst: 100, concurrent: 32 },
  methods: {
    fetch: method({
      description: 'The fetch of the web, for the hosts in the grant; the global `fetch` is this. Up to 1 MiB out, 8 MiB back, 5 redirects.',
      params: {
        type: 'object', additionalProperties: false, required: ['url'],
        properties: {
          url: { type: 'string', minLength: 1, maxLength: 8192 },
          init: {
            type: 'object', additionalProperties: false,
            properties: {
              method: { enum: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] },
              headers: {
                type: 'array', maxItems: 64,
                items: { type: 'array', minItems: 2, maxItems: 2, items: { type: 'string', maxLength: 8192 } },
              },
              redirect: { enum: ['follow', 'error', 'manual'] },
              timeoutMs: { type: 'integer', minimum: 1, maximum: 60_000, description: 'of the whole exchange; 10,000 without it' },
            },
          },
        },
      },
      result: {
        type: 'object', additionalProperties: false, required: ['status', 'statusText', 'headers', 'url', 'redirected'],
        properties: {
          status: { type: 'integer' }, statusText: { type: 'string' },
          headers: { type: 'array', items: { type: 'array', items: { type: 'string' } } },
          url: { type: 'string' }, redirected: { type: 'boolean' },
        },
      },
      takesBody: true,
      guestType: '(input: string | URL | Request, init?: RequestInit) => Promise<Response>',
      invoke: (services, call, { url, init }) => fetchForGuest(services, call, { url, ...init }),
    }),
  },
})
