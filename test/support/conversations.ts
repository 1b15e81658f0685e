import type { ToolConfiguration } from '@aws-sdk/client-bedrock-runtime'
import type { ModelRequest } from '../../src/dialects/dialect.ts'

const toolConfig: ToolConfiguration = {
  tools: [
    {
      toolSpec: {
        name: 'lookup_order',
        description: 'Finds an order by its number.',
        inputSchema: {
          json: {
            type: 'object',
            properties: { order_id: { type: 'string', description: 'The order number.' } },
            required: ['order_id'],
          },
        },
      },
    },
  ],
  toolChoice: { auto: {} },
}

/** A conversation as every chat model has it: rules, turns, sampling. */
export const plainConversation: ModelRequest = {
  system: [{ text: 'Answer in one sentence.' }],
  messages: [
    { role: 'user', content: [{ text: 'Where is my order A-1?' }] },
    { role: 'assistant', content: [{ text: 'It left the warehouse on Monday.' }] },
    { role: 'user', content: [{ text: 'Grüße, 你好: and A-2?' }] },
  ],
  inferenceConfig: { maxTokens: 300, temperature: 0.2, topP: 0.9 },
}

/** One tool used, answered, and talked about: to be carried through every dialect with tools, and back. */
export const toolConversation: ModelRequest = {
  system: [{ text: 'You help with orders.' }],
  messages: [
    { role: 'user', content: [{ text: 'Where is my order A-1?' }] },
    {
      role: 'assistant',
      content: [
        { text: 'Let me look that up.' },
        { toolUse: { toolUseId: 'tooluse_1', name: 'lookup_order', input: { order_id: 'A-1' } } },
      ],
    },
    {
      role: 'user',
      content: [
        {
          toolResult: { toolUseId: 'tooluse_1', content: [{ text: '{"status":"shipped","day":"Monday"}' }] },
        },
      ],
    },
    { role: 'assistant', content: [{ text: 'It was shipped on Monday.' }] },
    { role: 'user', content: [{ text: 'And A-2?' }] },
  ],
  inferenceConfig: { maxTokens: 300 },
  toolConfig,
}
