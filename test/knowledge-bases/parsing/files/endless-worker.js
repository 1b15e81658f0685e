// A parser that a file has caught for ever.
import { parentPort } from 'node:worker_threads'

parentPort.on('message', () => {
  for (;;);
})
