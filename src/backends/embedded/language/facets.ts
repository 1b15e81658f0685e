import { stem } from './stem.ts'

/** A kind of statement that summaries are asked about. */
export interface Facet {
  readonly name: string
  /** How much it matters where nothing is said about it. */
  readonly weight: number
  /** Stems that ask for it and that label it. */
  readonly names: ReadonlySet<string>
  /** Stems that show it. */
  readonly cues: ReadonlySet<string>
  /** Stems that only suggest it. */
  readonly hints: ReadonlySet<string>
  /** Facets that belong to it: who asks for decisions wants what was rejected and when. */
  readonly related: readonly string[]
}

const stems = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).map(stem))

const facet = (
  name: string,
  weight: number,
  words: { readonly names: string; readonly cues: string; readonly hints?: string },
  related: readonly string[] = [],
): Facet => ({
  name,
  weight,
  names: stems(words.names),
  cues: stems(words.cues),
  hints: words.hints === undefined ? new Set() : stems(words.hints),
  related,
})

export const facets: readonly Facet[] = [
  facet(
    'decision',
    3,
    {
      names:
        'decision decisions decided resolution verdict conclusion agreed approval approved choice resolved ruling',
      cues: 'decide decision agree agreement approve chose chosen choose select resolve conclude settle vote ratify opted',
      hints:
        'adopt accept confirm commit move switch replace standardise standardize migrate retire consolidate postpone cancel drop pick use instead',
    },
    ['alternative', 'date'],
  ),
  facet('alternative', 2.4, {
    names: 'alternative alternatives rejected option options considered discarded',
    cues: 'reject alternative dismiss discard decline considered rule ruled turned against',
    hints: 'instead versus abandon postpone',
  }),
  facet('outcome', 2.2, {
    names: 'outcome outcomes result results finding findings achievement conclusion effect effects',
    cues: 'result outcome reduce increase improve save achieve exceed found caused grew rose fell',
    hints: 'cut grow rise fall drop lead complete deliver launch finish reach succeed show find higher lower',
  }),
  facet('change', 1.4, {
    names:
      'change changes changed changelog novelties difference differences release update updates improvements',
    cues: 'removed added replaced instead longer faster moved fixed introduced renamed dropped supports switched upgraded merged deprecated',
    hints: 'now new cuts cover allow offer',
  }),
  facet('impact', 2.2, {
    names: 'impact incident incidents event events happened affected',
    cues: 'unavailable outage incident affect degraded breach lost interruption failure flooded burst damage damaged destroyed injured killed cancelled evacuated insurance',
    hints: 'down fail error customers users',
  }),
  facet('date', 1.9, {
    names:
      'timeline date dates deadline deadlines schedule when due milestone milestones cutover launch eta rollout',
    cues: `january february march april june july august september october november december monday tuesday wednesday
      thursday friday saturday sunday deadline schedule due tomorrow q1 q2 q3 q4 timeline cutover`,
    hints: 'quarter begin start weeks months until by',
  }),
  facet('owner', 2.6, {
    names: 'owner owners ownership responsible responsibility assignee accountable lead who sponsor',
    cues: 'owner owns responsible assign accountable sponsor',
    hints: 'lead drive coordinate team sign',
  }),
  facet(
    'action',
    1.9,
    {
      names: 'action actions task tasks todo todos followup steps next',
      cues: 'will must action todo',
      hints: 'next need should follow prepare send write review update plan add',
    },
    ['owner', 'date'],
  ),
  facet('risk', 1, {
    names: 'risk risks concern concerns issue issues problem problems blocker blockers challenge challenges',
    cues: 'risk concern issue problem blocker block threat shortage danger worry could delay',
    hints: 'depend fail dispute may',
  }),
  facet('request', 0.6, {
    names: 'request requests demand demands wish wishes',
    cues: 'please request ask demand want',
    hints: 'need would could send',
  }),
  facet('cost', 1, {
    names: 'cost costs budget price spend spending saving savings finance money',
    cues: 'cost costs budget price spend eur usd gbp dollar euro save expense fee fees',
    hints: 'cheaper expensive pay',
  }),
  facet('advantage', 0, {
    names:
      'advantage advantages benefit benefits pro pros strength strengths upside upsides positives plus praise praised',
    cues: 'free cheap cheaper faster easy easier quick save reliable benefit advantage',
    hints: 'less fewer no better improve good',
  }),
  facet('drawback', 0, {
    names:
      'disadvantage disadvantages drawback drawbacks con cons weakness weaknesses downside downsides negatives complaint complaints complain complained criticism criticised',
    cues: 'expensive slow slower loud noisy lack difficult hard drawback disadvantage broken cracked unreliable',
    hints: 'long more cannot never only but',
  }),
  facet('number', 0.6, {
    names: 'number numbers figure figures metric metrics kpi',
    cues: 'percent average total',
  }),
  facet('method', -0.5, {
    names: 'method methods methodology procedure',
    cues: 'interview interviewed analysed analyzed survey surveyed sampled questionnaire laboratory microscope dried weighed',
    hints: 'measured collected tested sample samples',
  }),
  facet('background', -3, {
    names:
      'background context history rationale motivation introduction attendees reason reasons present overview participants',
    cues: 'background historically previously originally formerly traditionally attendee attended',
    hints:
      'ago years past introduction history used meeting met apologies chair agenda minutes adjourn welcome',
  }),
]
