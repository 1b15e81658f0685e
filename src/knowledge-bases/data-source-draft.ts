import type { DataSource } from '../resources/data-source.ts'
import type { Draft } from '../resources/resource.ts'

export interface DataSourceDraft {
  readonly name: string
  readonly document: DataSource
  readonly once?: Draft<DataSource>['once']
}
