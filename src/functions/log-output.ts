/** Characters of what one call prints that go to the log. */
const MOST = 16_384
const LEFT_OUT = '\n[more was printed, which is left out]'

/** Takes what a function prints, for the log; reads on beyond what fits there, so that nobody waits. */
export const logOutput = (tell: (output: string) => void): ((output: string) => void) => {
  let left = MOST
  return output => {
    if (left <= 0 || output === '') return
    const shown = output.slice(0, left)
    left -= output.length
    tell(left < 0 ? shown + LEFT_OUT : shown)
  }
}
