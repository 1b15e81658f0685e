/**
 * What a thread runs that runs a user's module. JavaScript in a text, because Node 20 cannot run TypeScript in a thread,
 * and what it needs is all in here: it is the same from the sources, compiled and bundled.
 *
 * Takes `{ id, name, event, deadline }` and answers `{ id }` with one of `reply`, `threw`, `unloadable`, `tooLarge` and
 * `notJson`. What it needs is taken before the module can change it.
 */
export const MODULE_THREAD = `
'use strict'
const { parentPort, workerData } = require('node:worker_threads')
const { url, exported, replyBytes, memoryMegabytes } = workerData
const { parse, stringify } = JSON
const { byteLength } = Buffer
const send = parentPort.postMessage.bind(parentPort)
const now = Date.now

const describe = error => {
  try {
    return String((error && error.stack) || error).slice(0, 4096)
  } catch {
    return 'an error that cannot be shown'
  }
}

const load = async () => {
  const module = await import(url)
  const handler = module[exported] ?? module.default?.[exported]
  if (typeof handler !== 'function') throw new TypeError('It exports no function named ' + exported + '.')
  return handler
}

const contextOf = ({ id, name, deadline }) => ({
  functionName: name.startsWith('arn:') ? name.split(':')[6] : name,
  invokedFunctionArn: name,
  functionVersion: '$LATEST',
  memoryLimitInMB: String(memoryMegabytes),
  awsRequestId: id,
  getRemainingTimeInMillis: () => Math.max(0, deadline - now()),
})

const answer = async call => {
  let handler
  try {
    handler = await load()
  } catch (error) {
    return { unloadable: describe(error) }
  }
  let result
  try {
    result = await handler(parse(call.event), contextOf(call))
  } catch (error) {
    return { threw: describe(error) }
  }
  let reply
  try {
    // As Lambda has it, a function that returns nothing answers null.
    reply = stringify(result === undefined ? null : result)
  } catch {
    return { notJson: true }
  }
  if (reply === undefined) return { notJson: true }
  return byteLength(reply) > replyBytes ? { tooLarge: true } : { reply }
}

parentPort.on('message', async call => send({ id: call.id, ...(await answer(call)) }))
`
