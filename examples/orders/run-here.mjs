// Return of control: the agent says which function it wants, and we run it and hand its result back. Compiled first: npx tsc

/** @param inputs the invocationInputs of a returnControl event. @returns what the next InvokeAgent sends in its sessionState. */
export const runHere = async inputs => {
  const { handler } = await import('./dist/orders.js')
  const results = []
  for (const { functionInvocationInput, apiInvocationInput } of inputs) {
    const { response } = await handler({
      messageVersion: '1.0',
      ...(functionInvocationInput ?? apiInvocationInput),
    })
    results.push(functionInvocationInput ? functionResult(response) : apiResult(response))
  }
  return results
}

const functionResult = ({ actionGroup, function: name, functionResponse }) => ({
  functionResult: { actionGroup, function: name, ...functionResponse },
})

const apiResult = ({ actionGroup, apiPath, httpMethod, httpStatusCode, responseBody }) => ({
  apiResult: { actionGroup, apiPath, httpMethod, httpStatusCode, responseBody },
})
