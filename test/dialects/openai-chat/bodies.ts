/**
 * Bodies written after the shapes that are documented, not recorded: the smallest after the example of
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-openai.html, the members, tools, images and
 * calls after https://platform.openai.com/docs/api-reference/chat/create, `reasoning_content` after
 * https://api-docs.deepseek.com/guides/reasoning_model
 */
export const small = { messages: [{ role: 'user', content: 'Hello' }] }

export const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

export const parameters = {
  type: 'object',
  properties: { location: { type: 'string', description: 'City and country.' } },
  required: ['location'],
}

export const everything = {
  body: {
    model: 'openai.gpt-oss-20b-1:0',
    stream: false,
    max_completion_tokens: 150,
    temperature: 0.7,
    top_p: 0.9,
    stop: ['END', 'STOP'],
    tools: [
      {
        type: 'function',
        function: { name: 'get_weather', description: 'Tells the weather.', parameters, strict: true },
      },
    ],
    tool_choice: { type: 'function', function: { name: 'get_weather' } },
    messages: [
      { role: 'developer', content: 'You are a helpful assistant.' },
      { role: 'system', content: [{ type: 'text', text: 'Be brief.' }] },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'What is in this picture, and how is the weather there?' },
          { type: 'image_url', image_url: { url: `data:image/png;base64,${png}`, detail: 'auto' } },
        ],
      },
      {
        role: 'assistant',
        content: null,
        reasoning_content: 'It is Paris.',
        refusal: null,
        tool_calls: [
          {
            id: 'call_abc123',
            type: 'function',
            function: { name: 'get_weather', arguments: '{"location":"Paris, France"}' },
          },
        ],
      },
      { role: 'tool', tool_call_id: 'call_abc123', content: '14 degrees' },
      { role: 'user', content: 'Thank you!' },
      { role: 'assistant', content: 'You are welcome.' },
      { role: 'user', content: 'Und morgen? Grüße, 你好' },
    ],
  },
  texts: [
    { role: 'system', text: 'You are a helpful assistant.' },
    { role: 'system', text: 'Be brief.' },
    { role: 'user', text: 'What is in this picture, and how is the weather there?' },
    { role: 'tool', text: '14 degrees' },
    { role: 'user', text: 'Thank you!' },
    { role: 'assistant', text: 'You are welcome.' },
    { role: 'user', text: 'Und morgen? Grüße, 你好' },
  ],
} as const

/** What `everything` asks of a model in Converse's words. */
export const converse = {
  system: [{ text: 'You are a helpful assistant.' }, { text: 'Be brief.' }],
  inferenceConfig: { maxTokens: 150, temperature: 0.7, topP: 0.9, stopSequences: ['END', 'STOP'] },
  toolConfig: {
    tools: [
      {
        toolSpec: {
          name: 'get_weather',
          description: 'Tells the weather.',
          inputSchema: { json: parameters },
          strict: true,
        },
      },
    ],
    toolChoice: { tool: { name: 'get_weather' } },
  },
  messages: [
    {
      role: 'user',
      content: [
        { text: 'What is in this picture, and how is the weather there?' },
        { image: { format: 'png', source: { bytes: new Uint8Array(Buffer.from(png, 'base64')) } } },
      ],
    },
    {
      role: 'assistant',
      content: [
        { reasoningContent: { reasoningText: { text: 'It is Paris.' } } },
        {
          toolUse: {
            toolUseId: 'call_abc123',
            name: 'get_weather',
            input: { location: 'Paris, France' },
          },
        },
      ],
    },
    {
      role: 'user',
      content: [
        { toolResult: { toolUseId: 'call_abc123', content: [{ text: '14 degrees' }] } },
        { text: 'Thank you!' },
      ],
    },
    { role: 'assistant', content: [{ text: 'You are welcome.' }] },
    { role: 'user', content: [{ text: 'Und morgen? Grüße, 你好' }] },
  ],
} as const
