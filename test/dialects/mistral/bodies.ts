/** The template: https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-mistral-text-completion.html */
export const prompt = {
  body: {
    prompt:
      '<s>[INST] What is your favourite condiment? [/INST] Fresh lemon juice, and 你好.</s> [INST] Do you have mayonnaise recipes? [/INST]',
    max_tokens: 512,
    stop: ['END'],
    temperature: 0.5,
    top_p: 0.9,
    top_k: 50,
  },
  converse: {
    messages: [
      { role: 'user', content: [{ text: 'What is your favourite condiment?' }] },
      { role: 'assistant', content: [{ text: 'Fresh lemon juice, and 你好.' }] },
      { role: 'user', content: [{ text: 'Do you have mayonnaise recipes?' }] },
    ],
    inferenceConfig: { maxTokens: 512, stopSequences: ['END'], temperature: 0.5, topP: 0.9 },
    additionalModelRequestFields: { top_k: 50 },
  },
} as const

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-mistral-chat-completion.html */
export const chat = {
  body: {
    messages: [
      { role: 'system', content: 'You know radio stations.' },
      { role: 'user', content: 'What is the most popular song on WZPZ?' },
      {
        role: 'assistant',
        content: '',
        tool_calls: [
          {
            id: 'v6RMMiRlT7ygYkT4uULjtg',
            function: { name: 'top_song', arguments: '{"sign": "WZPZ"}' },
          },
        ],
      },
      { role: 'tool', tool_call_id: 'v6RMMiRlT7ygYkT4uULjtg', content: '{"song": "Elemental Hotel"}' },
    ],
    tools: [
      {
        type: 'function',
        function: {
          name: 'top_song',
          description: 'Get the most popular song played on a radio station.',
          parameters: { type: 'object', properties: { sign: { type: 'string' } }, required: ['sign'] },
        },
      },
    ],
    tool_choice: 'any',
    max_tokens: 400,
    top_p: 0.7,
    temperature: 0.6,
  },
  texts: [
    { role: 'system', text: 'You know radio stations.' },
    { role: 'user', text: 'What is the most popular song on WZPZ?' },
    { role: 'assistant', text: '' },
    { role: 'tool', text: '{"song": "Elemental Hotel"}' },
  ],
} as const
