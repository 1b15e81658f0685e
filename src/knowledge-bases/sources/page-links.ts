import { readPageUrl } from './crawl-scope.ts'

/** What is looked through for links: this thread has other work. */
const MOST_HTML = 2_000_000
const MOST_LINKS = 5_000

export interface PageLinks {
  /** Whole, without repetitions. */
  readonly urls: readonly URL[]
  /** `<meta name="robots" content="noindex">`: the page asks not to be kept. */
  readonly isKept: boolean
}

const tag = /<(?:a|area|base|meta)\s([^<>]{1,4000})>/gi
const attribute = /([a-z-]{1,30})\s{0,10}=\s{0,10}(?:"([^"]{0,3000})"|'([^']{0,3000})'|([^\s"'>]{1,3000}))/gi

/** By its tags alone, without a tree: a comment's links are among them. */
export const readPageLinks = (html: string, pageUrl: string): PageLinks => {
  const found = new Map<string, URL>()
  let base = pageUrl
  let isKept = true
  let isFollowed = true
  for (const [whole, content = ''] of html.slice(0, MOST_HTML).matchAll(tag)) {
    const attributes = readAttributes(content)
    const href = attributes.get('href')?.trim()
    if (/^<meta/i.test(whole)) {
      if (attributes.get('name')?.toLowerCase() !== 'robots') continue
      const wishes = attributes.get('content')?.toLowerCase() ?? ''
      if (/\b(noindex|none)\b/.test(wishes)) isKept = false
      if (/\b(nofollow|none)\b/.test(wishes)) isFollowed = false
    } else if (/^<base/i.test(whole)) base = readPageUrl(href ?? '', pageUrl)?.href ?? base
    else if (href !== undefined && !/\bnofollow\b/i.test(attributes.get('rel') ?? '')) {
      const url = readPageUrl(href, base)
      if (url !== undefined && found.size < MOST_LINKS) found.set(url.href, url)
    }
  }
  return { urls: isFollowed ? [...found.values()] : [], isKept }
}

const readAttributes = (content: string): Map<string, string> => {
  const attributes = new Map<string, string>()
  for (const [, name = '', double, single, bare] of content.matchAll(attribute))
    attributes.set(name.toLowerCase(), decode(double ?? single ?? bare ?? ''))
  return attributes
}

/** What stands in URLs. */
const decode = (text: string): string =>
  text
    .replace(/&(?:quot|#34|#x22);/gi, '"')
    .replace(/&(?:apos|#39|#x27);/gi, "'")
    .replace(/&(?:amp|#38|#x26);/gi, '&')
