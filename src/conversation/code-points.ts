/** The length of a text in Unicode's characters, as Bedrock counts it everywhere: an emoji is one. */
export const codePoints = (text: string): number => {
  let count = text.length
  for (let index = 1; index < text.length; index++)
    if (isLow(text.charCodeAt(index)) && isHigh(text.charCodeAt(index - 1))) count--
  return count
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff
