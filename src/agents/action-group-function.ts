export type { Function as FunctionDefinition } from '@aws-sdk/client-bedrock-agent'
