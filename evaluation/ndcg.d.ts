export const ndcgAt10: (scores: ArrayLike<number>, relevance: ReadonlyMap<number, number>) => number
export const mean: (values: readonly number[]) => number
