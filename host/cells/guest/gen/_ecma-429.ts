/** Where an interface is defined, and its members; static ones as `static x`. */
export interface Listed { readonly standard: string; readonly members: string }

const STREAM_PAIR = 'readable writable'
const BODY = 'body bodyUsed text json bytes arrayBuffer blob formData'

/** The interfaces of the Minimum Common Web API, ECMA-429, in its order; members by the standards that it names, as they stand in 2025. */
export const INTERFACES: Readonly<Record<string, Listed>> = {
  AbortController: { standard: 'DOM', members: 'signal abort' },
  AbortSignal: { standard: 'DOM', members: 'aborted reason throwIfAborted onabort static abort static timeout static any' },
  Blob: { standard: 'File API', members: 'size type slice stream text arrayBuffer bytes' },
  ByteLengthQueuingStrategy: { standard: 'Streams', members: 'highWaterMark size' },
  CompressionStream: { standard: 'Compression', members: STREAM_PAIR },
  CountQueuingStrategy: { standard: 'Streams', members: 'highWaterMark size' },
  Crypto: { standard: 'Web Cryptography', members: 'subtle getRandomValues randomUUID' },
  CryptoKey: { standard: 'Web Cryptography', members: 'type extractable algorithm usages' },
  CustomEvent: { standard: 'DOM', members: 'detail' },
  DecompressionStream: { standard: 'Compression', members: STREAM_PAIR },
  DOMException: { standard: 'Web IDL', members: 'name message code static ABORT_ERR static DATA_CLONE_ERR static QUOTA_EXCEEDED_ERR static TIMEOUT_ERR' },
  ErrorEvent: { standard: 'HTML', members: 'message filename lineno colno error' },
  Event: {
    standard: 'DOM',
    members: 'type target srcElement currentTarget composedPath eventPhase stopPropagation cancelBubble stopImmediatePropagation bubbles cancelable returnValue preventDefault '
      + 'defaultPrevented composed isTrusted timeStamp',
  },
  EventTarget: { standard: 'DOM', members: 'addEventListener removeEventListener dispatchEvent' },
  File: { standard: 'File API', members: 'name lastModified' },
  FormData: { standard: 'XMLHttpRequest', members: 'append delete get getAll has set entries keys values forEach' },
  Headers: { standard: 'Fetch', members: 'append delete get getSetCookie has set entries keys values forEach' },
  MessageChannel: { standard: 'HTML', members: 'port1 port2' },
  MessageEvent: { standard: 'HTML', members: 'data origin lastEventId source ports' },
  MessagePort: { standard: 'HTML', members: 'postMessage start close onmessage onmessageerror' },
  Performance: { standard: 'High Resolution Time', members: 'now timeOrigin toJSON' },
  PromiseRejectionEvent: { standard: 'HTML', members: 'promise reason' },
  ReadableByteStreamController: { standard: 'Streams', members: 'byobRequest desiredSize close enqueue error' },
  ReadableStream: { standard: 'Streams', members: 'locked cancel getReader pipeThrough pipeTo tee values static from' },
  ReadableStreamBYOBReader: { standard: 'Streams', members: 'closed cancel read releaseLock' },
  ReadableStreamBYOBRequest: { standard: 'Streams', members: 'view respond respondWithNewView' },
  ReadableStreamDefaultController: { standard: 'Streams', members: 'desiredSize close enqueue error' },
  ReadableStreamDefaultReader: { standard: 'Streams', members: 'closed cancel read releaseLock' },
  Request: {
    standard: 'Fetch',
    members: `method url headers destination referrer referrerPolicy mode credentials cache redirect integrity keepalive isReloadNavigation isHistoryNavigation signal duplex clone ${BODY}`,
  },
  Response: { standard: 'Fetch', members: `type url redirected status ok statusText headers clone static error static redirect static json ${BODY}` },
  SubtleCrypto: { standard: 'Web Cryptography', members: 'encrypt decrypt sign verify digest generateKey deriveKey deriveBits importKey exportKey wrapKey unwrapKey' },
  TextDecoder: { standard: 'Encoding', members: 'encoding fatal ignoreBOM decode' },
  TextDecoderStream: { standard: 'Encoding', members: `encoding fatal ignoreBOM ${STREAM_PAIR}` },
  TextEncoder: { standard: 'Encoding', members: 'encoding encode encodeInto' },
  TextEncoderStream: { standard: 'Encoding', members: `encoding ${STREAM_PAIR}` },
  TransformStream: { standard: 'Streams', members: STREAM_PAIR },
  TransformStreamDefaultController: { standard: 'Streams', members: 'desiredSize enqueue error terminate' },
  URL: {
    standard: 'URL',
    members: 'href origin protocol username password host hostname port pathname search searchParams hash toString toJSON static canParse static parse',
  },
  URLPattern: { standard: 'URL Pattern', members: 'test exec protocol username password hostname port pathname search hash hasRegExpGroups' },
  URLSearchParams: { standard: 'URL', members: 'size append delete get getAll has set sort toString entries keys values forEach' },
  WritableStream: { standard: 'Streams', members: 'locked abort close getWriter' },
  WritableStreamDefaultController: { standard: 'Streams', members: 'signal error' },
  WritableStreamDefaultWriter: { standard: 'Streams', members: 'closed desiredSize ready abort close releaseLock write' },
  ...Object.fromEntries(['Global', 'Instance', 'Memory', 'Module', 'Table', 'Tag', 'Exception', 'CompileError', 'LinkError', 'RuntimeError']
    .map((name) => [`WebAssembly.${name}`, { standard: 'WebAssembly', members: '' }])),
}

/** What else is global, as an expression; with the members of what is an object. */
export const GLOBALS: Readonly<Record<string, Listed>> = {
  globalThis: { standard: 'ECMAScript', members: '' },
  atob: { standard: 'HTML', members: '' },
  btoa: { standard: 'HTML', members: '' },
  clearTimeout: { standard: 'HTML', members: '' },
  clearInterval: { standard: 'HTML', members: '' },
  console: { standard: 'Console', members: 'assert clear debug error info log table trace warn dir dirxml count countReset group groupCollapsed groupEnd time timeLog timeEnd' },
  crypto: { standard: 'Web Cryptography', members: 'subtle getRandomValues randomUUID' },
  fetch: { standard: 'Fetch', members: '' },
  navigator: { standard: 'HTML', members: 'userAgent' },
  onerror: { standard: 'HTML', members: '' },
  onunhandledrejection: { standard: 'HTML', members: '' },
  onrejectionhandled: { standard: 'HTML', members: '' },
  performance: { standard: 'High Resolution Time', members: 'now timeOrigin toJSON' },
  queueMicrotask: { standard: 'HTML', members: '' },
  reportError: { standard: 'HTML', members: '' },
  self: { standard: 'HTML', members: '' },
  setTimeout: { standard: 'HTML', members: '' },
  setInterval: { standard: 'HTML', members: '' },
  structuredClone: { standard: 'HTML', members: '' },
  ...Object.fromEntries(['compile', 'compileStreaming', 'instantiate', 'instantiateStreaming', 'JSTag', 'validate'].map((name) => [`WebAssembly.${name}`, { standard: 'WebAssembly', members: '' }])),
}

/** Why a name, or all that begins with it, is not there. */
export const ABSENT: Readonly<Record<string, string>> = {
  WebAssembly: 'Machine code and shared memory would be a way around the limits of an isolate, and a fine clock.',
}

/** What is there and is otherwise than its standard has it. */
export const DEVIATIONS: readonly (readonly [what: string, how: string])[] = [
  ['`fetch`', 'is the capability `http.fetch`: hosts, sizes and redirects are those of the grant. `cache`, `credentials`, `mode`, `referrer`, `integrity` and `keepalive` are checked and told, and '
    + 'otherwise ignored: there is no cache, no cookie jar and no origin. Headers that the host keeps for itself are left out by the host.'],
  ['Bodies', 'arrive whole, and leave whole: `body` is a stream of what is there already, and a stream that is sent is read to its end first. The sizes are bounded, so that nothing '
    + 'is gained by less.'],
  ['`performance`, `timeStamp`', 'count whole milliseconds: a fine clock tells about neighbours.'],
  ['`CompressionStream`, `DecompressionStream`', 'give nothing before their end, and take 4 MiB and give 16 MiB at most: the cell does the work at once, where no time limit would interrupt it.'],
  ['`TextDecoder`', 'knows every encoding; but of encodings other than UTF-8, pieces (`stream: true`) give nothing before the last one, and 4 MiB is the most.'],
  ['`SubtleCrypto`', 'has digests, HMAC, AES-GCM, HKDF, PBKDF2 (600,000 rounds), Ed25519, ECDSA (P-256, P-384) and the verification of RSA. `wrapKey` and `unwrapKey`, and all other algorithms, are '
    + 'refused with NotSupportedError. One operation takes 8 MiB at most.'],
  ['The time of one turn', 'for URLs, random values, cryptography, decoding and compression together is 300 ms: what goes on asking gets an OperationError.'],
  ['`onunhandledrejection`, `onrejectionhandled`', 'are never called, nor are their events fired: V8 tells them to the process around the isolate, and to no script inside.'],
  ['Timers', 'are 1,024 at most, take functions only, and wait 1 ms at least. They end with the call that made them; those of the module run while some call is open.'],
  ['`structuredClone`', 'takes no streams; a CryptoKey is itself in the copy, since it cannot be changed. What can be transferred is an ArrayBuffer or a MessagePort.'],
  ['`MessagePort`', 'connects within one isolate.'],
  ['`AbortSignal.any`', 'keeps the signal that it gives for as long as its sources live: there are no weak references.'],
  ['`console`', 'writes to the log of the plugin, a line of 4,000 characters at most. `table` is shown as `dir` is.'],
  ['`FormData`', 'is made empty: there are no forms.'],
  ['Iterators', 'of Headers, FormData and URLSearchParams are those of arrays and generators.'],
  ['ECMAScript itself', 'lacks `eval`, `WeakRef`, `FinalizationRegistry`, `SharedArrayBuffer` and `Atomics`; `Function` compiles nothing, and neither does any other constructor of functions. '
    + 'Code that a library would make from text has to be in the bundle; times of garbage collection tell about neighbours.'],
]
