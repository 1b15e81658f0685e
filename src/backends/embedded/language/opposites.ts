import { stem } from './stem.ts'

const pairs =
  'open/closed open/close open/shut allow/forbid allow/prohibit permit/prohibit permit/forbid allow/ban include/exclude included/extra free/paid free/charge ' +
  'free/cost before/after more/less more/fewer rise/fall rose/fell increase/decrease increase/drop grow/shrink win/lose won/lost pass/fail accept/reject ' +
  'accept/refuse approve/reject agree/refuse success/failure succeed/fail present/absent possible/impossible safe/dangerous safe/unsafe cheap/expensive ' +
  'legal/illegal start/end begin/end arrive/depart buy/sell early/late hot/cold warm/cold wet/dry full/empty new/old big/small large/small high/low ' +
  'long/short fast/slow easy/hard easy/difficult strong/weak rich/poor true/false right/wrong correct/incorrect correct/wrong alive/dead healthy/sick ' +
  'married/single male/female man/woman indoor/outdoor inside/outside public/private local/remote online/offline manual/automatic required/optional ' +
  'mandatory/optional compulsory/optional must/optional available/unavailable on/off up/down same/different vegetarian/meat vegan/meat meat/vegetarian quiet/loud ' +
  'quiet/noisy clean/dirty wide/narrow heavy/light near/far first/last day/night always/never everyone/nobody all/none waterproof/leaks refundable/non-refundable ' +
  'paid/unpaid employed/unemployed friendly/hostile polite/rude happy/unhappy satisfied/dissatisfied good/bad better/worse improve/worsen like/dislike love/hate'

/** The stems that say the opposite of a stem. */
export const opposites: ReadonlyMap<string, ReadonlySet<string>> = (() => {
  const found = new Map<string, Set<string>>()
  const add = (one: string, other: string): void => {
    found.set(one, (found.get(one) ?? new Set()).add(other))
  }
  for (const pair of pairs.split(' ')) {
    const [one = '', other = ''] = pair.split('/').map(stem)
    add(one, other)
    add(other, one)
  }
  return found
})()
