import { stem } from '../language/stem.ts'

export interface SymptomAdvice {
  /** Every group must be met by one of its stems. */
  readonly needs: readonly ReadonlySet<string>[]
  readonly advice: string
}

const on = (needs: string, advice: string): SymptomAdvice => ({
  needs: needs.split(' + ').map(group => new Set(group.split(' ').map(stem))),
  advice,
})

/** General advice by symptom, the more specific first; true of most systems, so it names no product. */
export const symptomAdvice: readonly SymptomAdvice[] = [
  on(
    'rate throttle throttled throttling quota + limit limited limits exceed throttle throttled throttling',
    'You exceed a rate limit. Retry with exponential backoff and jitter, cap concurrency, batch or cache calls, and ask for a higher limit if the traffic is legitimate.',
  ),
  on(
    'certificate tls ssl handshake',
    'Check that the certificate is valid now, covers the host name and is sent with its whole chain, and that the clock and the trust store of the client are right; then renew it or install the missing intermediate.',
  ),
  on(
    'cors origin + error block blocked request browser header',
    'The browser refuses a cross-origin answer. Let the server answer the preflight and send Access-Control-Allow-Origin for exactly your origin, method and headers.',
  ),
  on(
    'dns resolve resolution hostname enotfound nxdomain + fail error not domain host',
    'The name does not resolve. Check the spelling, the DNS record and its age, and the resolver that this machine uses.',
  ),
  on(
    'connection connect econnrefused + refuse refused econnrefused',
    'Nothing accepts connections at that address. Check that the service runs, listens on that host and port, and that no firewall or security group is in between.',
  ),
  on(
    'connection socket econnreset + reset drop dropped close closed econnreset',
    'The other side closes the connection. Compare keep-alive and idle timeouts on both sides and any proxy between them, and retry idempotent calls.',
  ),
  on(
    'timeout timed times time hang hangs hanging + timeout timed out hang hangs hanging',
    'Find out which call is slow from a trace or timestamps, set explicit connect and read timeouts, retry idempotent calls with backoff, and shorten or queue the slow work.',
  ),
  on(
    'memory heap oom + out leak full limit error exceed oom kill killed',
    'The process runs out of memory. Look at memory over time: a steady rise is a leak, so compare heap snapshots; a jump is one large input, so stream or limit it; then set a limit that fits.',
  ),
  on(
    'disk storage volume space + full left out space',
    'Free space first (old logs, builds, temporary files), then find what grows, rotate or expire it, and set an alarm well before full.',
  ),
  on(
    'deploy deployment release rollout + fail failed failing broke broken down crash error',
    'Roll back to the last good release first, so that users are served, then read the log of the failed one and compare its configuration, secrets and migrations with the good one.',
  ),
  on(
    'password login log sign signin + forgot reset locked cannot unable fail failed wrong',
    'Reset the password from the sign-in page and use the newest link only; check the spam folder for it, the spelling of the account, and that the device clock is right for one-time codes.',
  ),
  on(
    'permission denied unauthorized unauthorised access + denied permission unauthorized unauthorised',
    'Find out which identity makes the call and which permission it lacks, grant that one permission on that one resource, and try again.',
  ),
  on(
    'webhook callback + receive received arrive arriving missing not fail failing',
    'Check that the endpoint is reachable from outside and answers 2xx within the time limit, that its signature secret is current, and look at the delivery log for the exact failures; then resend them.',
  ),
  on(
    'email mail + receive received arrive arriving spam missing',
    'Check the spam folder and the spelling of the address, then that the sending domain passes SPF, DKIM and DMARC, and ask for the message to be sent again.',
  ),
  on(
    'payment card + decline declined fail failed reject rejected',
    'Check the card number, expiry date, limit and billing address, approve any request of the bank, or use another card; nothing is charged for a declined payment.',
  ),
  on(
    'slow latency lag laggy sluggish',
    'Measure where the time goes before changing anything: network, server, database or client; then fix the largest share and compare percentiles, not averages.',
  ),
  on(
    'crash crashes crashing crashed',
    'Keep the exact error and stack trace, find the smallest steps that reproduce it, and compare with the last version that worked.',
  ),
  on(
    'key token credential secret + leak leaked expose exposed public committed',
    'Revoke it now and issue a new one, then look through the access log for its use, and remove it from the history.',
  ),
]
