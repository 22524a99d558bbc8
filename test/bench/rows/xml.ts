import { XMLBuilder, XMLParser } from 'fast-xml-parser'
import { today } from '#shared/domain/calendar-date.ts'
import { documentedCodes } from '#shared/domain/codes.ts'
import { exampleTenantSwitch } from '#core/providers/acquaint/example.ts'
import { SWITCH_WIRE } from '#core/providers/acquaint/fields.ts'
import { encodeXml } from '#core/providers/acquaint/xml.ts'
import { median, type Bench } from '../row.ts'

const BODIES = 2000
const ROUNDS = 9

/** (c) Bodies as XML, beside fast-xml-parser's builder with the same elements. */
export const bench: Bench = {
  run(say) {
    const { fields, root } = SWITCH_WIRE['tenant-switch']
    const codes = documentedCodes()
    const example = exampleTenantSwitch(today())
    const bodies = Array.from({ length: BODIES }, (_, place) => ({
      ...example,
      tenant: { ...example.tenant, firstName: `Aoife & ${place}` },
    }))
    const ours = () => bodies.map((body) => encodeXml(body, fields, root, codes))
    const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false })
    const trees = ours().map((text): unknown => parser.parse(text))
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- it is still what the package that we depend on builds with
    const builder = new XMLBuilder({ ignoreAttributes: false, format: true })
    const beside = () => trees.map((tree) => builder.build(tree))
    const times = { ours: [] as number[], beside: [] as number[] }
    for (let round = 0; round <= ROUNDS; round += 1) {
      const [one, other] = [perBody(ours), perBody(beside)]
      // The first is for the compiler's sake.
      if (round === 0) continue
      times.ours.push(one)
      times.beside.push(other)
    }
    const micros = (all: number[]) => `${median(all).toFixed(1)} µs a body`
    say(`ours ${micros(times.ours)}, builder ${micros(times.beside)}`)
    return Promise.resolve([
      {
        name: 'A tenant switch as XML, beside fast-xml-parser’s builder alone',
        ours: micros(times.ours),
        beside: micros(times.beside),
        value: median(times.ours.map((time, round) => time / (times.beside[round] ?? time))),
        unit: '×',
        goal: 1.2,
        least: 1.4,
        better: 'less',
      },
    ])
  },
}

function perBody(work: () => unknown): number {
  const began = performance.now()
  work()
  return ((performance.now() - began) * 1000) / BODIES
}
