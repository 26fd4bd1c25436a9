import { test } from 'tap'
import { downloadCounts } from '../../../registry/client/download-counts.ts'
import type { Source } from '../../../registry/client/source.ts'

/** A registry that answers so, by path; an error is thrown. */
function source(answers: Readonly<Record<string, string | Error>>): Source & { readonly asked: string[] } {
  const asked: string[] = []
  return {
    asked, location: 'r',
    async read(path) {
      asked.push(path)
      const answer = Object.hasOwn(answers, path) ? answers[path] : undefined
      if (answer instanceof Error) throw answer
      return answer === undefined ? undefined : Buffer.from(answer)
    },
  }
}

test('downloadCounts() says what the registry says', async (t) => {
  const ids = ['a.a', ...Array.from({ length: 20 }, (_, index) => `a.p${index}`)]
  const found = await downloadCounts(source(Object.fromEntries(ids.map((id, index) => [`api/downloads/${id}`, `{"id":"${id}","total":${index}}`]))), ids)
  t.strictSame([...found], ids.map((id, index) => [id, index]))
})

test('downloadCounts() asks once where nothing is counted, or nobody answers', async (t) => {
  for (const answers of [{}, { 'api/downloads/a.a': new RangeError('away') }]) {
    const asked = source(answers)
    t.strictSame([...await downloadCounts(asked, ['a.a', 'a.b', 'a.c'])], [])
    t.strictSame(asked.asked, ['api/downloads/a.a'])
  }
  t.strictSame([...await downloadCounts(source({}), [])], [])
})

test('downloadCounts() takes counts alone, and asks for ids alone', async (t) => {
  const bad = ['-1', '1.5', '"9"', 'null', '1e400', '9007199254740993', '[]']
  const answers = { 'api/downloads/a.ok': '{"total":3}', ...Object.fromEntries(bad.map((total, index) => [`api/downloads/a.p${index}`, `{"total":${total}}`])), 'api/downloads/a.x': 'no', 'api/downloads/a.y': 'null' }
  const asked = source(answers)
  t.strictSame([...await downloadCounts(asked, ['../x', 'a.ok', ...bad.map((_, index) => `a.p${index}`), 'a.x', 'a.y', 'A.B'])], [['a.ok', 3]])
  t.notOk(asked.asked.some((path) => path.includes('..') || path.includes('A.B')))
})
