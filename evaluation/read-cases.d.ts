import type { ConverseRequest } from '@aws-sdk/client-bedrock-runtime'

export type Half = 'development' | 'heldOut'

export interface Case {
  readonly id: string
  readonly half: Half
  readonly kind: string
  readonly expected: Readonly<Record<string, unknown>>
  readonly request: Omit<ConverseRequest, 'modelId'>
  readonly said: string
}

export interface Pair {
  readonly id: string
  readonly half: Half
  readonly kind: string
  readonly query: string
  readonly passage: string
}

export const readCases: (task: string) => Case[]
export const readPairs: () => Pair[]
