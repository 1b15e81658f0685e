import { BlockList, isIPv4 } from 'node:net'

/**
 * `private`: this machine and its networks, which somebody may have reason to call.
 * `reserved`: nobody's server: metadata of clouds, multicast, documentation, what has no meaning.
 */
export type AddressClass = 'public' | 'private' | 'reserved'

const listOf = (...ranges: string[]): BlockList => {
  const list = new BlockList()
  for (const range of ranges) {
    const [address = '', prefix] = range.split('/')
    list.addSubnet(address, Number(prefix), isIPv4(address) ? 'ipv4' : 'ipv6')
  }
  return list
}

// https://www.iana.org/assignments/iana-ipv4-special-registry and iana-ipv6-special-registry
const privateRanges = listOf(
  '10.0.0.0/8',
  '100.64.0.0/10', // carrier-grade NAT
  '127.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '::1/128',
  'fc00::/7', // unique local
  'fec0::/10', // site-local, before unique local
)

const reservedRanges = listOf(
  '0.0.0.0/8',
  '100.100.100.200/32', // metadata of Alibaba Cloud
  '168.63.129.16/32', // metadata of Azure
  '169.254.0.0/16', // link-local; metadata of most clouds
  '192.0.0.0/24', // protocol assignments; metadata of Oracle Cloud
  '192.0.2.0/24',
  '192.88.99.0/24', // 6to4 relays
  '198.18.0.0/15', // benchmarks
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // future use, broadcast
  '2001::/23', // protocol assignments, Teredo
  '2001:db8::/32',
  '3fff::/20',
  'fd00:ec2::/32', // metadata of AWS
  'fd20:ce::/32', // metadata of Google Cloud
)

/** What IPv6 has given out for public use so far. */
const globalUnicast = listOf('2000::/3')

/** @param address an IPv4 or IPv6 address as `dns.lookup` and `URL` write them, without brackets. */
export const addressClass = (address: string): AddressClass => {
  if (isIPv4(address)) return classOfIPv4(address)
  const [bare = ''] = address.split('%') // a zone
  const groups = groupsOf(bare)
  const stoodFor = standsFor(groups)
  if (stoodFor !== undefined) return classOfIPv4(stoodFor)
  if (reservedRanges.check(bare, 'ipv6')) return 'reserved'
  if (privateRanges.check(bare, 'ipv6')) return 'private'
  if (!globalUnicast.check(bare, 'ipv6')) return 'reserved'
  const tunnelled = tunnelsTo(groups)
  return tunnelled === undefined ? 'public' : classOfIPv4(tunnelled)
}

const classOfIPv4 = (address: string): AddressClass => {
  if (reservedRanges.check(address)) return 'reserved'
  return privateRanges.check(address) ? 'private' : 'public'
}

/** The eight numbers of an IPv6 address. */
const groupsOf = (address: string): number[] => {
  // In the form of a URL all groups are hexadecimal, also those of `::ffff:127.0.0.1`.
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1)
  const [left = [], right] = canonical
    .split('::')
    .map(part => (part === '' ? [] : part.split(':').map(group => Number.parseInt(group, 16))))
  if (right === undefined) return left
  return [...left, ...new Array<number>(8 - left.length - right.length).fill(0), ...right]
}

/** The IPv4 address that an IPv6 one is another way to write: IPv4-mapped, and NAT64's well-known prefix. */
const standsFor = ([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0]: readonly number[]) => {
  const isMapped = a === 0 && b === 0 && c === 0 && d === 0 && e === 0 && f === 0xffff
  const isNat64 = a === 0x64 && b === 0xff9b && c === 0 && d === 0 && e === 0 && f === 0
  return isMapped || isNat64 ? dotted(g, h) : undefined
}

/** The IPv4 address at the other end of a tunnel: 6to4, ISATAP. */
const tunnelsTo = ([a = 0, b = 0, c = 0, , e = 0, f = 0, g = 0, h = 0]: readonly number[]) => {
  if (a === 0x2002) return dotted(b, c)
  return (e === 0 || e === 0x200) && f === 0x5efe ? dotted(g, h) : undefined
}

const dotted = (high: number, low: number): string => [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.')
