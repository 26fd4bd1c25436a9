import { testArea } from './_test-area.ts'

await testArea('crash-loop')
