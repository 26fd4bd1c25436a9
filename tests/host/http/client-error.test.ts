import { test } from 'tap'
import { clientErrorResponse } from '../../../host/http/client-error.ts'

test('clientErrorResponse() is a whole response that closes the connection', async (t) => {
  const cases: [string | undefined, string, string][] = [
    ['HPE_HEADER_OVERFLOW', '431 Request Header Fields Too Large', 'HP_ERR_HEADERS_TOO_LARGE'],
    ['ERR_HTTP_REQUEST_TIMEOUT', '408 Request Timeout', 'HP_ERR_REQUEST_TIMEOUT'],
    ['HPE_INVALID_METHOD', '400 Bad Request', 'HP_ERR_REQUEST_INVALID'],
    [undefined, '400 Bad Request', 'HP_ERR_REQUEST_INVALID'],
  ]
  for (const [code, status, expected] of cases) {
    const [head = '', body = ''] = clientErrorResponse({ code }).split('\r\n\r\n')
    t.match(head, `HTTP/1.1 ${status}\r\n`)
    t.match(head, `content-length: ${Buffer.byteLength(body)}`)
    t.match(head, 'connection: close')
    t.match(JSON.parse(body), { code: expected, message: String, fix: String })
  }
})
