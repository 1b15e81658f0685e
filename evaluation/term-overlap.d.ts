export const stem: (word: string) => string
export const terms: (text: string) => string[]
export const createTermOverlap: (texts: readonly string[]) => (query: string) => Float64Array
