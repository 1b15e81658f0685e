import { fork } from 'node:child_process'
import { http1KeepAlive } from './clients.js'

const next = c => new Promise(r => c.once('message', r))
const up = fork(new URL('./proxy.js', import.meta.url), ['upstream'])
const { port: upPort } = await next(up)
const mode = process.argv[2]
const settings =
  mode === 'embedded'
    ? {}
    : {
        backends: { gpu: { type: 'openai-compatible', baseUrl: `http://127.0.0.1:${upPort}/v1` } },
        models: [{ model: '*', backends: ['gpu/m'] }],
      }
const c = fork(new URL('./server.js', import.meta.url), ['outcrop'], {
  execArgv: process.argv[3] ? ['--cpu-prof', '--cpu-prof-dir=/tmp/prof'] : [],
  env: { ...process.env, BENCH_SETTINGS: JSON.stringify(settings) },
})
const { port } = await next(c)
await http1KeepAlive(port, 4)
let n = next(c)
c.send('usage')
await n
const per = await http1KeepAlive(port, 4)
n = next(c)
c.send('usage')
const { cpuMicroseconds } = await n
console.log(mode, Math.round(per), 'per s', (cpuMicroseconds / (per * 4)).toFixed(1), 'us')
c.disconnect()
up.kill()
setTimeout(() => process.exit(), 1500)
