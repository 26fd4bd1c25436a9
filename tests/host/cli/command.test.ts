import { test } from 'tap'
import { command } from '../../../host/cli/command.ts'

test('command() fills in what a command leaves out', async (t) => {
  t.match(command({ name: 'x', summary: 'X', examples: [], run: async () => undefined }), { name: 'x', arguments: [], options: {} })
})
