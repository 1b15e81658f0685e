export interface Answer {
  readonly text: string
  readonly toolUses: readonly { readonly name: string; readonly input: unknown }[]
}

export type Grade = (expected: Record<string, unknown>, answer: Answer, said?: string) => string[]

export const graders: Readonly<
  Record<'shape' | 'labels' | 'extraction' | 'tools' | 'questions' | 'summaries' | 'rewriting', Grade>
>
