import { test } from 'tap'
import { Blob, File } from '../../../../../host/cells/guest/web/blob.ts'
import * as guest from '../../../../../host/cells/guest/web/form-data.ts'

test('FormData appends, sets, deletes and lists as the platform\'s own', (t) => {
  const run = (form: FormData): unknown => {
    form.append('a', '1')
    form.append('b', '2')
    form.append('a', '3')
    form.append('\ud800', '\ud800')
    form.set('a', '4')
    form.set('c', '5')
    form.delete('b')
    const seen: unknown[] = []
    form.forEach((value, name) => { seen.push([name, value]) })
    return [[...form], [...form.keys()], [...form.values()], [...form.entries()], form.get('a'), form.get('none'), form.getAll('a'), form.has('c'), form.has('b'), seen]
  }
  t.same(run(new guest.FormData() as unknown as FormData), run(new FormData()))
  t.end()
})

test('FormData makes a File of each Blob', (t) => {
  const form = new guest.FormData()
  const file = new File(['x'], 'x.txt', { type: 'text/x', lastModified: 5 })
  form.append('file', file)
  form.append('renamed', file, 'y.txt')
  form.append('blob', new Blob(['y'], { type: 'text/y' }))
  t.equal(form.get('file'), file)
  t.match(form.get('renamed'), { name: 'y.txt', type: 'text/x', lastModified: 5 })
  t.match(form.get('blob'), { name: 'blob', type: 'text/y', size: 1 })
  t.end()
})

test('FormData refuses forms, file names for text, and too few arguments', (t) => {
  t.throws(() => new guest.FormData({}), TypeError)
  const form = new guest.FormData()
  t.throws(() => form.append('a', 'text', 'name'), TypeError)
  t.throws(() => Reflect.apply(form.append, form, ['a']), TypeError)
  t.throws(() => Reflect.apply(form.get, form, []), TypeError)
  t.throws(() => guest.FormData.prototype.get.call({} as never, 'a'), TypeError)
  t.end()
})
