import type { Clocks } from '../clock.ts'
import type { Owner, ResourceStore } from '../resources/resource.ts'

/** What the operations of sessions need of a request. */
export interface SessionsContext extends Owner {
  readonly resources: ResourceStore
  readonly clocks: Pick<Clocks, 'service'>
}
