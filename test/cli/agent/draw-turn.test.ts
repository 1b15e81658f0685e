import { expect, test } from 'vitest'
import { createTurnDrawing } from '../../../src/cli/agent/draw-turn.ts'
import type { Happening } from '../../../src/cli/agent/happening.ts'
import { createTurnRecord } from '../../../src/cli/agent/record-turn.ts'

const draw = (...happenings: Happening[]): string[] => {
  const record = createTurnRecord(() => 86_400_000n)
  const drawing = createTurnDrawing()
  return happenings.flatMap(each => drawing.add(each, record.add(each))).map(({ text }) => text)
}
const asks: Happening = { kind: 'asks', phase: undefined, model: 'model' }
const said = (uses: number, phase?: string): Happening => ({
  kind: 'said',
  phase,
  input: 1_204,
  output: 38,
  milliseconds: 52,
  uses,
})
const calls = (of: 'action' | 'search' | 'agent', name: string, value: string): Happening => ({
  kind: 'calls',
  call: { of, name, arguments: [['id', value]] },
})
const result = (of: 'action' | 'search' | 'agent', text: string): Happening => ({
  kind: 'result',
  of,
  text,
  milliseconds: 12,
})

test('a step, what it thinks, and its tools, the last of which closes it', () => {
  expect(
    draw(
      asks,
      said(2),
      { kind: 'thinks', text: 'I look.' },
      calls('action', 'g.f', '1\n2'),
      result('action', '{\n"a": 1 }'),
      calls('search', 'KB', 'q'),
      result('search', '2 passages'),
      asks,
      said(0),
    ),
  ).toEqual([
    '├─ step 1  model · 1,204 in, 38 out · 52 ms · 0.000086 USD',
    '│  ├─ “I look.”',
    '│  ├─ g.f(id: 1 2) · 12 ms',
    '│  │  { "a": 1 }',
    '│  └─ knowledge base KB “q” · 12 ms',
    '│     2 passages',
    '├─ step 2  1,204 in, 38 out · 52 ms · 0.000086 USD',
  ])
})

test('another agent within it', () => {
  expect(
    draw(
      asks,
      said(1),
      calls('agent', 'maths', 'add'),
      asks,
      said(1),
      calls('action', 'g.f', '1'),
      result('action', ''),
      result('agent', 'Two.'),
    ),
  ).toEqual([
    expect.stringMatching(/^├─ step 1 {2}model/),
    '│  └─ asks maths: “add”',
    expect.stringMatching(/^│ {5}├─ step 1 {2}1,204 in/),
    '│     │  └─ g.f(id: 1) · 12 ms',
    '│     │     (nothing)',
    '│     └─ answers · 12 ms',
    '│        Two.',
  ])
})

test('what is asked again, what fails, and what a tool does after a failure that was let pass', () => {
  expect(
    draw(
      asks,
      said(3),
      { kind: 'reprompt', isByTool: false, text: 'There is no tool x.' },
      calls('action', 'g.f', '1'),
      { kind: 'reprompt', isByTool: true, text: 'Which?' },
      calls('action', 'g.f', '2'),
      { kind: 'failure', reason: 'envelopes: silent.' },
      result('action', 'raw'),
      { kind: 'failure', reason: 'spent' },
      { kind: 'failure', reason: 'spent' },
    ).slice(1),
  ).toEqual([
    '│  ├─ a call that no tool takes',
    '│  │  asked again: There is no tool x.',
    '│  ├─ g.f(id: 1)',
    '│  │  asked again: Which?',
    '│  └─ g.f(id: 2)',
    '├─ envelopes: silent.',
    '│     raw',
    '├─ spent',
  ])
})

test('other phases by their names; what the caller told; what a name holds steers nothing', () => {
  expect(draw(asks, said(0, 'before'), result('action', 'done'), calls('agent', 'a\u001b[2J', ''))).toEqual([
    expect.stringMatching(/^├─ before {2}model/),
    '│  └─ told by the caller · 12 ms',
    '│     done',
    '│  └─ asks a\ufffd[2J: “”',
  ])
})

test('what goes on, and how it ends', () => {
  const drawing = createTurnDrawing()
  drawing.add(asks, undefined)
  expect(drawing.status()).toBe('asking model (call 1)')
  drawing.add(calls('action', 'g.f', '1'), undefined)
  expect(drawing.status()).toBe('waiting for g.f')
  expect(drawing.end('answer')).toEqual({ text: '└─ answer' })
  expect(drawing.handOver(['g.f(): run it'], true)).toEqual([
    { text: '├─ hands over to you' },
    { text: '│  g.f(): run it' },
  ])
})
