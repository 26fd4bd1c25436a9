import { asInterface } from './_webidl.ts'

/** Numbers from before there were names. https://webidl.spec.whatwg.org/#idl-DOMException-error-names */
const CONSTANTS = {
  INDEX_SIZE_ERR: 1, DOMSTRING_SIZE_ERR: 2, HIERARCHY_REQUEST_ERR: 3, WRONG_DOCUMENT_ERR: 4, INVALID_CHARACTER_ERR: 5, NO_DATA_ALLOWED_ERR: 6, NO_MODIFICATION_ALLOWED_ERR: 7,
  NOT_FOUND_ERR: 8, NOT_SUPPORTED_ERR: 9, INUSE_ATTRIBUTE_ERR: 10, INVALID_STATE_ERR: 11, SYNTAX_ERR: 12, INVALID_MODIFICATION_ERR: 13, NAMESPACE_ERR: 14,
  INVALID_ACCESS_ERR: 15, VALIDATION_ERR: 16, TYPE_MISMATCH_ERR: 17, SECURITY_ERR: 18, NETWORK_ERR: 19, ABORT_ERR: 20, URL_MISMATCH_ERR: 21, QUOTA_EXCEEDED_ERR: 22,
  TIMEOUT_ERR: 23, INVALID_NODE_TYPE_ERR: 24, DATA_CLONE_ERR: 25,
} as const

/** Names by their number, from 1; '' where there is no name any more. */
const NAMES = [
  'IndexSizeError', '', 'HierarchyRequestError', 'WrongDocumentError', 'InvalidCharacterError', '', 'NoModificationAllowedError', 'NotFoundError', 'NotSupportedError',
  'InUseAttributeError', 'InvalidStateError', 'SyntaxError', 'InvalidModificationError', 'NamespaceError', 'InvalidAccessError', '', 'TypeMismatchError', 'SecurityError',
  'NetworkError', 'AbortError', 'URLMismatchError', 'QuotaExceededError', 'TimeoutError', 'InvalidNodeTypeError', 'DataCloneError',
]

/** An error with a name of the web platform's, such as AbortError. https://webidl.spec.whatwg.org/#idl-DOMException */
export class DOMException extends Error {
  readonly #message: string
  readonly #name: string

  constructor(message: unknown = '', options: unknown = 'Error') {
    super()
    const { name = 'Error', cause } = typeof options === 'object' && options !== null ? options as { name?: unknown; cause?: unknown } : { name: options }
    this.#message = String(message)
    this.#name = String(name)
    if (cause !== undefined) Object.defineProperty(this, 'cause', { value: cause, writable: true, enumerable: false, configurable: true })
    // Captured again, now that the stack's first line can say what this is.
    Error.captureStackTrace(this, new.target)
  }

  override get name(): string { return #name in this ? this.#name : 'Error' }
  override get message(): string { return #message in this ? this.#message : '' }
  get code(): number { return this.#name === '' ? 0 : NAMES.indexOf(this.#name) + 1 }
}

asInterface(DOMException, CONSTANTS)
