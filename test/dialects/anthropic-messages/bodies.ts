/**
 * Bodies written after the shapes that AWS documents, not recorded:
 * - members, images, tools and their results: model-parameters-anthropic-claude-messages-request-response.html,
 *   model-parameters-anthropic-claude-messages-tool-use.html
 * - cache controls and their ttl: prompt-caching.html
 * - thinking and redacted thinking: claude-messages-extended-thinking.html
 * (all of https://docs.aws.amazon.com/bedrock/latest/userguide/), and, for documents, citations and search results,
 * https://docs.anthropic.com/en/docs/build-with-claude/citations and /search-results
 */
export const small = {
  anthropic_version: 'bedrock-2023-05-31',
  max_tokens: 64,
  messages: [{ role: 'user', content: 'Hello' }],
}

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

/** One turn of every kind, with every member that Converse has words for. */
export const conversation = {
  body: {
    anthropic_version: 'bedrock-2023-05-31',
    max_tokens: 2048,
    temperature: 0.25,
    top_p: 0.75,
    stop_sequences: ['\n\nHuman:', 'END'],
    system: [
      { type: 'text', text: 'You look up orders.' },
      { type: 'text', text: 'Be brief.', cache_control: { type: 'ephemeral', ttl: '1h' } },
    ],
    tools: [
      {
        name: 'lookup_order',
        description: 'Finds an order by its number.',
        input_schema: { type: 'object', properties: { number: { type: 'string' } }, required: ['number'] },
      },
      {
        type: 'custom',
        name: 'cancel_order',
        strict: true,
        input_schema: { type: 'object' },
        cache_control: { type: 'ephemeral' },
      },
    ],
    tool_choice: { type: 'tool', name: 'lookup_order' },
    messages: [
      {
        role: 'user',
        content: [
          { type: 'image', source: { type: 'base64', media_type: 'image/png', data: png } },
          {
            type: 'document',
            title: 'Invoice',
            context: 'Sent in May.',
            citations: { enabled: true },
            source: { type: 'base64', media_type: 'application/pdf', data: 'JVBERi0xLjQK' },
          },
          {
            type: 'document',
            title: 'Terms',
            source: { type: 'text', media_type: 'text/plain', data: 'Refunds take five working days.' },
            cache_control: { type: 'ephemeral', ttl: '5m' },
          },
          {
            type: 'document',
            title: 'Notes',
            source: { type: 'content', content: [{ type: 'text', text: 'The customer called twice.' }] },
          },
          {
            type: 'search_result',
            source: 'https://example.com/refunds',
            title: 'Refunds',
            content: [{ type: 'text', text: 'How to ask for a refund.' }],
            citations: { enabled: true },
          },
          { type: 'text', text: 'Where is order A-1?' },
        ],
      },
      {
        role: 'assistant',
        content: [
          { type: 'thinking', thinking: 'The order number is A-1.', signature: 'c2lnbmF0dXJl' },
          { type: 'redacted_thinking', data: 'EmwKAhgBEgy3va3pzix' },
          { type: 'text', text: 'I will look.', citations: null },
          {
            type: 'tool_use',
            id: 'toolu_bdrk_01',
            name: 'lookup_order',
            input: { number: 'A-1', deep: [1, null] },
          },
          { type: 'tool_use', id: 'toolu_bdrk_02', name: 'lookup_order', input: { number: 'A-2' } },
        ],
      },
      {
        role: 'user',
        content: [
          { type: 'tool_result', tool_use_id: 'toolu_bdrk_01', content: 'Status: SHIPPED' },
          {
            type: 'tool_result',
            tool_use_id: 'toolu_bdrk_02',
            is_error: true,
            content: [
              { type: 'text', text: 'No such order.' },
              { type: 'image', source: { type: 'base64', media_type: 'image/webp', data: 'UklGRg==' } },
            ],
            cache_control: { type: 'ephemeral' },
          },
        ],
      },
      {
        role: 'assistant',
        content: [
          {
            type: 'text',
            text: 'It is shipped; refunds take five days.',
            citations: [
              {
                type: 'char_location',
                cited_text: 'Refunds take five working days.',
                document_index: 1,
                document_title: 'Terms of sale',
                start_char_index: 3,
                end_char_index: 31,
              },
            ],
          },
        ],
      },
      { role: 'user', content: 'Thank you!' },
      { role: 'user', content: [{ type: 'text', text: 'And A-2?' }] },
      { role: 'assistant', content: 'There is no' },
    ],
  },
  texts: [
    { role: 'system', text: 'You look up orders.' },
    { role: 'system', text: 'Be brief.' },
    { role: 'user', text: 'Invoice' },
    { role: 'user', text: 'Sent in May.' },
    { role: 'user', text: 'Terms' },
    { role: 'user', text: 'Refunds take five working days.' },
    { role: 'user', text: 'Notes' },
    { role: 'user', text: 'The customer called twice.' },
    { role: 'user', text: 'Refunds' },
    { role: 'user', text: 'How to ask for a refund.' },
    { role: 'user', text: 'Where is order A-1?' },
    { role: 'assistant', text: 'I will look.' },
    { role: 'tool', text: 'Status: SHIPPED' },
    { role: 'tool', text: 'No such order.' },
    { role: 'assistant', text: 'It is shipped; refunds take five days.' },
    { role: 'user', text: 'Thank you!' },
    { role: 'user', text: 'And A-2?' },
    { role: 'assistant', text: 'There is no' },
  ],
} as const

/** What `conversation` asks of a model in Converse's words. */
export const converse = {
  inferenceConfig: { maxTokens: 2048, temperature: 0.25, topP: 0.75, stopSequences: ['\n\nHuman:', 'END'] },
  additionalModelResponseFieldPaths: ['/stop_sequence', '/delta/stop_sequence'],
  system: [
    { text: 'You look up orders.' },
    { text: 'Be brief.' },
    { cachePoint: { type: 'default', ttl: '1h' } },
  ],
  toolConfig: {
    tools: [
      {
        toolSpec: {
          name: 'lookup_order',
          description: 'Finds an order by its number.',
          inputSchema: {
            json: { type: 'object', properties: { number: { type: 'string' } }, required: ['number'] },
          },
        },
      },
      { toolSpec: { name: 'cancel_order', inputSchema: { json: { type: 'object' } }, strict: true } },
      { cachePoint: { type: 'default' } },
    ],
    toolChoice: { tool: { name: 'lookup_order' } },
  },
  messages: [
    {
      role: 'user',
      content: [
        { image: { format: 'png', source: { bytes: Buffer.from(png, 'base64') } } },
        {
          document: {
            format: 'pdf',
            name: 'Invoice',
            context: 'Sent in May.',
            citations: { enabled: true },
            source: { bytes: Buffer.from('%PDF-1.4\n') },
          },
        },
        { document: { format: 'txt', name: 'Terms', source: { text: 'Refunds take five working days.' } } },
        { cachePoint: { type: 'default', ttl: '5m' } },
        { document: { name: 'Notes', source: { content: [{ text: 'The customer called twice.' }] } } },
        {
          searchResult: {
            source: 'https://example.com/refunds',
            title: 'Refunds',
            content: [{ text: 'How to ask for a refund.' }],
            citations: { enabled: true },
          },
        },
        { text: 'Where is order A-1?' },
      ],
    },
    {
      role: 'assistant',
      content: [
        {
          reasoningContent: {
            reasoningText: { text: 'The order number is A-1.', signature: 'c2lnbmF0dXJl' },
          },
        },
        { reasoningContent: { redactedContent: Buffer.from('EmwKAhgBEgy3va3pzix') } },
        { text: 'I will look.' },
        {
          toolUse: {
            toolUseId: 'toolu_bdrk_01',
            name: 'lookup_order',
            input: { number: 'A-1', deep: [1, null] },
          },
        },
        { toolUse: { toolUseId: 'toolu_bdrk_02', name: 'lookup_order', input: { number: 'A-2' } } },
      ],
    },
    {
      role: 'user',
      content: [
        { toolResult: { toolUseId: 'toolu_bdrk_01', content: [{ text: 'Status: SHIPPED' }] } },
        {
          toolResult: {
            toolUseId: 'toolu_bdrk_02',
            status: 'error',
            content: [
              { text: 'No such order.' },
              { image: { format: 'webp', source: { bytes: Buffer.from('RIFF') } } },
            ],
          },
        },
        { cachePoint: { type: 'default' } },
      ],
    },
    {
      role: 'assistant',
      content: [
        {
          citationsContent: {
            content: [{ text: 'It is shipped; refunds take five days.' }],
            citations: [
              {
                title: 'Terms of sale',
                sourceContent: [{ text: 'Refunds take five working days.' }],
                location: { documentChar: { documentIndex: 1, start: 3, end: 31 } },
              },
            ],
          },
        },
      ],
    },
    { role: 'user', content: [{ text: 'Thank you!' }, { text: 'And A-2?' }] },
    { role: 'assistant', content: [{ text: 'There is no' }] },
  ],
} as const
