/** The answer of an agent, with the tokens of each step as its trace tells them. */
export const readTurn = async completion => {
  const turn = { answer: '', steps: [], calls: [], reasons: [] }
  const decoder = new TextDecoder()
  for await (const { chunk, trace } of completion) {
    if (chunk?.bytes) turn.answer += decoder.decode(chunk.bytes, { stream: true })
    const { orchestrationTrace, failureTrace } = trace?.trace ?? {}
    const { modelInvocationOutput, invocationInput, observation } = orchestrationTrace ?? {}
    if (modelInvocationOutput) turn.steps.push(modelInvocationOutput.metadata.usage)
    const call = invocationInput?.actionGroupInvocationInput
    if (call) turn.calls.push({ name: call.function, parameters: call.parameters })
    const result = observation?.actionGroupInvocationOutput
    if (result) turn.calls.at(-1).result = result.text
    if (failureTrace) turn.reasons.push(failureTrace.failureReason)
  }
  return turn
}

export const tokensOf = ({ inputTokens, outputTokens }) => inputTokens + outputTokens

export const sum = numbers => numbers.reduce((total, each) => total + each, 0)
