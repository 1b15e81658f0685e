/** Words that carry grammar rather than matter. */
export const stopWords: ReadonlySet<string> = new Set(
  (
    'a about after again all also am an and any are as at be because been before being both but by can cannot ' +
    "can't could did didn't do does doesn't doing don't down each either else ever every few for from further " +
    "get gets getting give given go goes got had has hasn't have haven't having he her here hers him his how " +
    "however i i'd i'll i'm i've if in into is isn't it it's its itself just let let's like made make makes may " +
    'me might mine more most much must my myself neither no nor not now of off on once one only onto or other ' +
    'our ours out over own per please put quite rather really same shall she should so some such take tell than ' +
    "that that's the their theirs them then there there's these they they're this those through to too under " +
    "until up upon us use used using very was wasn't we we're well were what what's when where whether which " +
    "while who whom whose why will with within without won't would yes yet you you're your yours"
  ).split(' '),
)
