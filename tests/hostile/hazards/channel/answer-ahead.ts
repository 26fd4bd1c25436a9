import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { forger } from './_forge.ts'

export const hazard: Hazard = {
  title: 'answers to calls that come later',
  why: 'an answer that waits for its call would be taken for the honest one',
  plugins: [forger('answer-ahead',
    `forge((id, text) => text + Array.from({ length: 50 }, (_, n) => say('answer', Number(id) + n + 1, 1, '-', '{"status":200,"headers":[]}', 'forged', 'text')).reduce((a, b) => a + b))`)],
  drive: async (ground) => {
    await ground.ask()
    return ground.ask()
  },
  codes: ['answered'],
  check: ({ text }) => assert.doesNotMatch(text, /forged/),
}
