import { ERRORS } from '@hardpoint/schemas/errors'
import { test } from 'tap'
import { EXIT_CODES, exitCodesHelp } from '../../../host/cli/exit-codes.ts'

test('EXIT_CODES explains every exit code that an error has', async (t) => {
  for (const [code, { exit }] of Object.entries(ERRORS)) t.ok(Object.hasOwn(EXIT_CODES, exit), `${code}: ${exit}`)
})

test('exitCodesHelp() lists all of them', async (t) => {
  for (const [code, meaning] of Object.entries(EXIT_CODES)) t.match(exitCodesHelp(), `${code}  ${meaning}`)
})
