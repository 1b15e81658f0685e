/** Characters of JSON: handlers get the attributes with every call. */
export const LONGEST_ATTRIBUTES = 25 * 1024
