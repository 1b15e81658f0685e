import { createMemoryCounter } from '../../src/quotas/create-memory-counter.ts'
import { quotaCounterSuite } from './quota-counter-suite.ts'

quotaCounterSuite('memory', createMemoryCounter)
