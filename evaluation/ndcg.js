/**
 * nDCG@10 with linear gains, as trec_eval has it: `scores` by document, `relevance` a map of document to judgement. A document that scores
 * nothing is not found; of equal scores the earlier document comes first.
 */
export const ndcgAt10 = (scores, relevance) => {
  const ranked = [...scores.keys()]
    .filter(document => scores[document] > 0)
    .sort((one, other) => scores[other] - scores[one] || one - other)
    .slice(0, 10)
  const ideal = gain([...relevance.values()].sort((one, other) => other - one).slice(0, 10))
  return ideal === 0 ? 0 : gain(ranked.map(document => relevance.get(document) ?? 0)) / ideal
}

const gain = list => list.reduce((total, value, rank) => total + value / Math.log2(rank + 2), 0)

export const mean = values => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
