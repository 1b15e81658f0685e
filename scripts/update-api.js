// @ts-check
// Generates src/api/*.json, the descriptions that drive the wire, from the public models of the services.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { addFromSdk } from './update-api/add-from-sdk.js'
import { applyCorrections } from './update-api/apply-corrections.js'
import { fillGaps, gaps } from './update-api/fill-gaps.js'
import { formatDescription } from './update-api/format-description.js'
import { loadSdk } from './update-api/load-sdk.js'
import { onlyReachable } from './update-api/only-reachable.js'
import { readModel } from './update-api/read-model.js'

/** @import { Correction, Description } from './update-api/description.d.ts' */

const SERVICES = ['bedrock', 'bedrock-runtime', 'bedrock-agent', 'bedrock-agent-runtime']
const API = join(import.meta.dirname, '../src/api')

const USAGE = `Usage: npm run update-api -- --from FOLDER [--from FOLDER] [--check] [--to FOLDER]

Generates src/api/*.json from AWS's public models, the installed AWS SDK and src/api/corrections.json.

  --from FOLDER  a folder with models in either form:
                   botocore   FOLDER/<service>/<version>/service-2.json (in boto/botocore: botocore/data)
                   Smithy     FOLDER/<service>.json (in awslabs/aws-sdk-kotlin: codegen/sdk/aws-models)
                 A second folder of the other form fills in what the first one's form cannot say, such as
                 default values in botocore's. Without it, these stay as they are in the present files.
  --check        write nothing; exit 1 if the files differ from what would be written
  --to FOLDER    where the files are, instead of src/api

Services: ${SERVICES.join(', ')}. Those that no folder has are left alone.
`

/**
 * @param {string} service
 * @param {string[]} folders the first that has the service decides
 * @param {Description | undefined} present
 * @param {Correction[]} corrections
 * @returns {Promise<{ description: Description, summary: string } | undefined>}
 */
const generate = async (service, folders, present, corrections) => {
  const [first, ...others] = folders.flatMap(folder => readModel(folder, service) ?? [])
  if (first === undefined) return undefined
  const other = others.find(({ form }) => form !== first.form)
  const filler = other?.description ?? present
  const filled = filler === undefined ? first.description : fillGaps(first.form, first.description, filler)
  const sdk = await loadSdk(service)
  const description = onlyReachable(applyCorrections(addFromSdk(filled, sdk.description), corrections))
  description.provenance = { ...description.provenance, sdk: sdk.id }
  const counts = `${Object.keys(description.operations).length} operations, ${Object.keys(description.shapes).length} shapes`
  const forms =
    other === undefined
      ? `${first.form}, which lacks ${gaps[first.form].inWords}`
      : `${first.form} and ${other.form}`
  return { description, summary: `${counts} from ${forms}` }
}

/** Where a model came from is no difference of the API.
 * @param {Description | undefined} description
 */
const withoutProvenance = description => description && formatDescription({ ...description, provenance: {} })

const readOptions = () => {
  try {
    return parseArgs({
      options: {
        from: { type: 'string', multiple: true, default: [] },
        to: { type: 'string', default: API },
        check: { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return undefined
  }
}

/** @type {(from: string[], to: string, check: boolean) => Promise<boolean>} whether all is well */
const update = async (from, to, check) => {
  const corrections = JSON.parse(readFileSync(join(API, 'corrections.json'), 'utf8'))
  const results = []
  for (const service of SERVICES) {
    const file = join(to, `${service}.json`)
    const present = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
    const generated = await generate(service, from, present, corrections)
    if (generated === undefined) console.log(`${service}: in none of the folders, left alone`)
    else results.push({ ...generated, service, file, present })
  }
  if (results.length === 0) throw new Error(`No model of ${SERVICES.join(', ')} in ${from.join(', ')}.`)
  let differing = 0
  for (const { service, file, present, description, summary } of results) {
    const differs = withoutProvenance(present) !== withoutProvenance(description)
    if (differs) differing += 1
    if (!check) writeFileSync(file, formatDescription(description))
    console.log(`${service}: ${summary}; ${differs ? (check ? 'differs' : 'changed') : 'unchanged'}`)
  }
  return !check || differing === 0
}

const main = async () => {
  const options = readOptions()
  if (options === undefined || options.from.length === 0) {
    console.error(USAGE)
    return false
  }
  try {
    return await update(options.from, options.to, options.check)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return false
  }
}

process.exitCode = (await main()) ? 0 : 1
