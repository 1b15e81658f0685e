import { ConverseCommand } from '@aws-sdk/client-bedrock-runtime'
import { graders } from './grade/index.js'
import { readCases } from './read-cases.js'

const MODEL_ID = 'us.anthropic.claude-haiku-4-5-20251001-v1:0'

const toAnswer = ({ output, stopReason }) => {
  const content = output.message.content
  return {
    stopReason,
    text: content
      .filter(block => block.text !== undefined)
      .map(block => block.text)
      .join('\n'),
    toolUses: content
      .filter(block => block.toolUse !== undefined)
      .map(({ toolUse: { name, input } }) => ({ name, input })),
  }
}

const ask = async (client, request) => {
  try {
    return toAnswer(await client.send(new ConverseCommand({ modelId: MODEL_ID, ...request })))
  } catch (error) {
    return { error: `${error.name}: ${error.message}`, text: '', toolUses: [] }
  }
}

/** Every case of a task asked and graded: `{ id, half, kind, expected, said, answer, misses }`. */
export const runTask = async (client, task) => {
  const results = []
  for (const { request, ...rest } of readCases(task)) {
    const answer = await ask(client, request)
    const misses =
      answer.error === undefined ? graders[task](rest.expected, answer, rest.said) : [answer.error]
    results.push({ ...rest, request, answer, misses })
  }
  return results
}
