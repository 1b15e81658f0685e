/** AWS's, as far as is known: no page that could be read here has them, and the description of the service has none. */
export const IDLE_MILLISECONDS = 3_600_000
export const KEPT_MILLISECONDS = 30 * 86_400_000
export const MOST_STEPS = 1_000
export const MOST_STEP_BYTES = 50 * 1024 * 1024
/** Of a list where the caller does not say, by the description of the service. */
export const PAGE = 10
