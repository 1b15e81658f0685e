import { expect, test } from 'vitest'
import { logOutput } from '../../src/functions/log-output.ts'

const LEFT_OUT = '\n[more was printed, which is left out]'

test('all of it, up to a bound, and once that there was more', () => {
  const told: string[] = []
  const print = logOutput(output => told.push(output))
  print('hello')
  print('')
  print('x'.repeat(16_379))
  expect(told).toEqual(['hello', 'x'.repeat(16_379)])
  const over: string[] = []
  const printMore = logOutput(output => over.push(output))
  printMore('y'.repeat(16_385))
  printMore('never')
  expect(over).toEqual([`${'y'.repeat(16_384)}${LEFT_OUT}`])
})
