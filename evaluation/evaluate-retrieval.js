export const evaluateRetrieval = async () => ({ lines: [] })
