import fc from 'fast-check'
import { test } from 'tap'
import { helperOperation } from '../../../../../host/cells/cell/helper-operations.ts'
import { captureHelper } from '../../../../../host/cells/guest/helpers.ts'
import { File } from '../../../../../host/cells/guest/web/blob.ts'
import { FormData } from '../../../../../host/cells/guest/web/form-data.ts'
import { readMultipart, writeMultipart } from '../../../../../host/cells/guest/web/multipart.ts'

Reflect.set(globalThis, '__helper', helperOperation)
captureHelper()

const boundaryOf = (type: string): string => /boundary=(.*)/.exec(type)?.[1] ?? ''
const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

test('readMultipart() reads what writeMultipart() writes, and so does the platform\'s own parser', async (t) => {
  const names = fc.string({ unit: 'grapheme', maxLength: 6 })
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(names, fc.oneof(names, fc.uint8Array())), { maxLength: 4 }), async (entries) => {
    const form = new FormData()
    for (const [name, value] of entries) form.append(name, typeof value === 'string' ? value : new File([value], `f ${name}`, { type: 'application/x' }))
    const { bytes, type } = writeMultipart(form)
    const shown = async (read: Iterable<readonly [string, unknown]>) => Promise.all([...read].map(async ([name, value]) => {
      const file = value as File
      return typeof value === 'string' ? [name, value] : [name, file.name, file.type, [...new Uint8Array(await file.arrayBuffer())]]
    }))
    const ours = await shown(readMultipart(bytes, boundaryOf(type)))
    const theirs = await shown(await new Response(bytes, { headers: { 'content-type': type } }).formData() as unknown as Iterable<readonly [string, unknown]>)
    t.same(ours, theirs)
    t.equal(ours.length, entries.length)
  }), { numRuns: 60 })
})

test('readMultipart() reads what browsers and curl send', (t) => {
  const body = '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\none\r\n--b\r\nContent-Type: text/html; charset=x\r\nContent-Disposition: form-data; name="f"; filename=""\r\n\r\n\r\n--b--\r\n'
  const form = readMultipart(encode(body), 'b')
  t.equal(form.get('a'), 'one')
  t.match(form.get('f'), { name: '', type: 'text/html; charset=x', size: 0 })
  t.same([...readMultipart(encode('--b--'), 'b')], [])
  t.end()
})

const PART = '--b\r\ncontent-disposition: form-data; name="a"\r\n\r\n'
for (const body of ['', 'x', '--c\r\n', '--b', '--b\r\n', `${PART}x`, `${PART}x\r\n--b`, '--b\r\n\r\nx\r\n--b--', '--b\r\ncontent-disposition: form-data\r\n\r\nx\r\n--b--', '--b\r\ncontent-disposition: attachment; name="a"\r\n\r\nx\r\n--b--', `--bcontent\r\n\r\n`]) {
  test(`readMultipart() refuses ${JSON.stringify(body)}`, (t) => {
    t.throws(() => readMultipart(encode(body), 'b'), TypeError)
    t.end()
  })
}
