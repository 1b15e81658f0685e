const grammar =
  /^(?:The|A|An|It|They|He|She|We|You|In|On|At|This|That|These|Those|There|Our|Their|His|Her|My|Your|No|All|From|By|For|After|Before|Because|If|When|Some|Most|Many|Each|Every|Both|Only)\b/

/** A sentence as it goes on within another: in lower case, unless it begins with a name. */
export const lowerFirst = (text: string): string =>
  grammar.test(text) ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text
