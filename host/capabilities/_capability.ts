import type { FromSchema, JSONSchema } from 'json-schema-to-ts'
import type { Tier } from '@hardpoint/schemas'
import type { Payload } from '../cells/cells.ts'
import type { Services } from './_services.ts'
import type { CapabilityCall } from './capability-call.ts'

export type { CapabilityCall } from './capability-call.ts'

/** A JSON Schema as data. Not json-schema-to-ts's type, which the compiler cannot spread. */
export type SchemaText = Readonly<Record<string, unknown>>

/** A result with a body beside the JSON. */
export class WithBody<T> {
  readonly result: T
  readonly body: Payload
  constructor(result: T, body: Payload) { this.result = result; this.body = body }
}

/** A result that is JSON text already: passed on as it is, so that stored values are not parsed on the way. */
export class RawJson<T = unknown> {
  declare readonly type?: T
  readonly text: string
  constructor(text: string) { this.text = text }
}

/**
 * A method of a capability, called by guests as `host.<capability>.<method>(...)` with positional arguments:
 * the properties of `params`, in their order.
 */
export interface CapabilityMethod<Options> {
  readonly description: string
  /** JSON Schema of an object: one property a parameter, in order. */
  readonly params: SchemaText
  readonly result: SchemaText
  /** Changes something: refused in read-only mode. */
  readonly mutates: boolean
  /** Takes bytes or text beside its params; a call that brings some to any other method is refused. */
  readonly takesBody: boolean
  /** How a guest sees it where the guest runtime wraps it: `(input: string) => Promise<Response>`. Else derived from the schemas. */
  readonly guestType?: string
  readonly invoke: (services: Services, call: CapabilityCall<Options>, params: never) => Promise<unknown>
}

/** A host function that plugins may be granted, and everything derived from it. One file each. */
export interface Capability<Options = never> {
  readonly id: string
  readonly tier: Tier
  /** One sentence for the admin who is asked to consent. */
  readonly consent: (options: Options) => string
  /** JSON Schema of what a manifest may ask for and an admin may grant. */
  readonly options: SchemaText
  /** Says what makes `granted` wider than `requested`, or undefined where it is not. */
  readonly wider: (granted: Options, requested: Options) => string | undefined
  /** Per plugin and tenant. */
  readonly limits: { readonly perSecond: number; readonly burst: number; readonly concurrent: number }
  readonly methods: Readonly<Record<string, CapabilityMethod<Options>>>
}

/** The TypeScript type a schema describes. */
type Described<S> = S extends JSONSchema ? FromSchema<S> : never

/** Types a method's `invoke` by its own schemas. `Options` only where the method looks at its grant. */
export function method<const P extends SchemaText, const R extends SchemaText, Options = never>(definition: {
  readonly description: string
  readonly params: P
  readonly result: R
  readonly mutates?: boolean
  readonly takesBody?: boolean
  readonly guestType?: string
  invoke(services: Services, call: CapabilityCall<Options>, params: Described<P>): Promise<Answered<Described<R>>>
}): CapabilityMethod<Options> {
  return { mutates: false, takesBody: false, ...definition }
}

/** What `invoke` may answer with. */
type Answered<R> = R | WithBody<R> | RawJson<R>

/** Fills in what most capabilities leave as it is. `Options` is `FromSchema<typeof OPTIONS>` of the schema given as `options`. */
export function capability<Options>(
  definition: Omit<Capability<Options>, 'tier' | 'wider' | 'limits'> & {
    readonly tier?: Tier
    readonly wider?: Capability<Options>['wider']
    readonly limits?: Partial<Capability['limits']>
  },
): Capability<Options> {
  return {
    tier: 'free',
    wider: () => undefined,
    ...definition,
    limits: { perSecond: 1000, burst: 2000, concurrent: 64, ...definition.limits },
  }
}
