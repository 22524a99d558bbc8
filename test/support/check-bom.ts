import * as v from 'valibot'
import { expect } from 'vitest'

/*
 * What CycloneDX 1.6 asks of the members that Handover's SBOM has, written down from its JSON schema (bom-1.6.schema.json).
 * Strict: a member that is not here is refused, though the format may know it.
 */

const text = v.pipe(v.string(), v.minLength(1))
const purl = v.pipe(
  v.string(),
  v.regex(/^pkg:(npm|generic|github)\/[\w.%/-]+@[\w.-]+(\?[a-z]+=\w+(&[a-z]+=\w+)*)?$/),
)

/** Lengths of hashes in hexadecimal digits. */
const hash = v.variant('alg', [
  v.strictObject({ alg: v.literal('SHA-256'), content: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) }),
  v.strictObject({ alg: v.literal('SHA-512'), content: v.pipe(v.string(), v.regex(/^[0-9a-f]{128}$/)) }),
])

/** The SPDX ids that are in use here; the schema names them all. */
const spdx = v.picklist([
  ...(['MIT', 'ISC', 'Apache-2.0', 'OFL-1.1', 'BSD-3-Clause', '0BSD', 'blessing'] as const),
  ...(['BlueOak-1.0.0', 'Python-2.0'] as const),
])
const licence = v.union([
  v.strictObject({ license: v.strictObject({ id: spdx }) }),
  v.strictObject({ license: v.strictObject({ name: text }) }),
  v.strictObject({ expression: text }),
])

const members = {
  type: v.picklist(['application', 'framework', 'library', 'data']),
  'bom-ref': text,
  group: v.optional(text),
  name: text,
  version: text,
  hashes: v.optional(v.array(hash)),
  licenses: v.pipe(v.array(licence), v.minLength(1)),
  purl,
  externalReferences: v.optional(
    v.array(
      v.strictObject({
        type: v.literal('distribution'),
        url: v.pipe(v.string(), v.url()),
        hashes: v.optional(v.array(hash)),
      }),
    ),
  ),
}
const component = v.strictObject({
  ...members,
  components: v.optional(v.array(v.strictObject(members))),
})

const bomSchema = v.strictObject({
  $schema: v.literal('http://cyclonedx.org/schema/bom-1.6.schema.json'),
  bomFormat: v.literal('CycloneDX'),
  specVersion: v.literal('1.6'),
  serialNumber: v.pipe(v.string(), v.regex(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)),
  version: v.literal(1),
  metadata: v.strictObject({
    timestamp: v.pipe(v.string(), v.isoTimestamp()),
    lifecycles: v.array(v.strictObject({ phase: v.literal('build') })),
    component,
  }),
  components: v.array(component),
  dependencies: v.array(
    v.strictObject({ ref: text, dependsOn: v.optional(v.pipe(v.array(text), v.check(isUnique))) }),
  ),
  compositions: v.array(v.strictObject({ aggregate: v.literal('incomplete'), assemblies: v.array(text) })),
})

function isUnique(values: string[]) {
  return new Set(values).size === values.length
}

export type BomComponent = v.InferOutput<typeof component>

/** Holds an SBOM against the rules of its format, those between its parts too, and answers its components. */
export function checkBom(bom: unknown): readonly BomComponent[] {
  const { metadata, components, dependencies, compositions } = v.parse(bomSchema, bom)
  const refs = [metadata.component, ...components, ...components.flatMap((one) => one.components ?? [])].map(
    (one) => one['bom-ref'],
  )
  expect(isUnique(refs)).toBe(true)
  expect(isUnique(dependencies.map(({ ref }) => ref))).toBe(true)
  const named = [
    ...dependencies.flatMap(({ ref, dependsOn }) => [ref, ...(dependsOn ?? [])]),
    ...compositions.flatMap(({ assemblies }) => assemblies),
  ]
  expect(named.filter((ref) => !refs.includes(ref))).toEqual([])
  return components
}
