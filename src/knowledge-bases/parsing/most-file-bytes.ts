/** "Quotas for your knowledge base": files of up to 50 MB. */
export const MOST_FILE_BYTES = 50_000_000
