import { z } from 'zod'
import { presetNames } from '../presets.ts'

const milliseconds = z.int().min(1).max(86_400_000)
const arn = z.string().regex(/^arn:aws[a-z-]*:(iam|sts)::\d{12}:.+$/, 'must be an IAM or STS ARN')
const date = z.string().refine(text => !Number.isNaN(Date.parse(text)), 'must be an ISO date')
const list = z.array(z.string().min(1).max(512)).max(1_000)

const credential = z.strictObject({
  accessKeyId: z.string().regex(/^\w{16,128}$/, 'must be 16 to 128 letters, digits or _'),
  secretAccessKey: z.string().min(8).max(512),
  sessionToken: z.string().min(1).max(16_384).optional(),
  expires: date.optional(),
  principal: arn.optional(),
})

const apiKey = z.strictObject({
  key: z.string().min(16).max(16_384),
  principal: arn.optional(),
  expires: date.optional(),
})

/** Every setting, what it may be, and what it is when nobody sets it. */
export const schema = z.strictObject({
  preset: z.enum(presetNames).default('laptop'),
  /** 0 takes a free port. */
  port: z.int().min(0).max(65_535).default(4510),
  host: z.string().min(1).max(255).default('127.0.0.1'),
  home: z.string().min(1).default('.outcrop'),
  account: z
    .string()
    .regex(/^\d{12}$/, 'must be 12 digits')
    .default('123456789012'),
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'must be a Region such as us-east-1')
    .default('us-east-1'),
  authentication: z.enum(['optional', 'required']).optional(),
  allowUnverifiedNetwork: z.boolean().default(false),
  hosts: list.optional(),
  origins: z
    .array(z.string().regex(/^https?:\/\/[a-z0-9.:[\]-]+$/i, 'must be scheme://host[:port]'))
    .max(1_000)
    .default([]),
  modelAccess: list.optional(),
  credentials: z.array(credential).max(10_000).default([]),
  apiKeys: z.array(apiKey).max(10_000).default([]),
  tls: z
    .strictObject({ certificate: z.string(), key: z.string(), plaintext: z.boolean().default(true) })
    .optional(),
  limits: z
    .strictObject({
      bodyBytes: z.int().min(1_024).max(1_073_741_824).default(25_000_000),
      headerBytes: z.int().min(1_024).max(1_048_576).default(65_536),
      connections: z.int().min(1).max(1_000_000).default(10_000),
      streamsPerConnection: z.int().min(1).max(100_000).default(256),
    })
    .prefault({}),
  timeouts: z
    .strictObject({
      headers: milliseconds.default(10_000),
      body: milliseconds.default(30_000),
      idle: milliseconds.default(350_000),
      drain: milliseconds.default(30_000),
    })
    .prefault({}),
  log: z
    .strictObject({
      level: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
      format: z.enum(['auto', 'json', 'pretty']).default('auto'),
    })
    .prefault({}),
  egress: z
    .strictObject({
      privateRanges: z.enum(['deny', 'allow']).default('deny'),
      hosts: list.default([]),
      ports: z.array(z.int().min(1).max(65_535)).default([80, 443]),
    })
    .prefault({}),
  /** The embedded model's pace; as fast as it can where unset. */
  embedded: z
    .strictObject({
      firstTokenMs: z.int().min(0).max(600_000).optional(),
      tokensPerSecond: z.number().positive().max(1_000_000).optional(),
    })
    .prefault({}),
})

export type Parsed = z.infer<typeof schema>
export type PartialConfig = z.input<typeof schema>
