import * as v from 'valibot'
import { RESOURCES, resourceOf } from '#shared/domain/resources.ts'
import type { Job } from '../provider.ts'

type Kind = Exclude<Job['kind'], 'tenant-switch'>

const Body = v.object({ data: v.looseObject({ type: v.string() }) })
const JSON_API = 'application/vnd.api+json'

/** A document that is passed on as it is. */
function documentJob(kind: Kind): Job {
  return {
    kind,
    provider: 'ctrl-hub',
    example: () => ({ data: { type: RESOURCES[kind].type } }),
    jsonSchema: () => ({ title: RESOURCES[kind].label }),
    check: (body) => ({
      errors: v.is(Body, body)
        ? []
        : [
            {
              path: 'data',
              message: 'This is missing.',
              fix: 'Give it.',
              from: 'handover',
              code: 'HO-CH-BODY',
            },
          ],
      warnings: [],
    }),
    preview: (body) => ({ contentType: JSON_API, text: JSON.stringify(body, null, 2) }),
    encode: (body, { resources, organisation }) => ({
      method: 'POST',
      path: (resourceOf(resources, kind).path ?? '').replace(
        '{org}',
        encodeURIComponent(organisation?.id ?? ''),
      ),
      contentType: JSON_API,
      accept: JSON_API,
      body: new TextEncoder().encode(JSON.stringify({ data: v.parse(Body, body).data }, null, 2)),
    }),
    fingerprints: () => [],
    person: () => '',
    home: () => '',
    title: () => RESOURCES[kind].label,
    redactedView: () => [],
  }
}

export const CTRL_HUB_JOBS: Readonly<Record<Kind, Job>> = {
  'psr-record': documentJob('psr-record'),
  'qualification-award': documentJob('qualification-award'),
  appointment: documentJob('appointment'),
  interaction: documentJob('interaction'),
  contact: documentJob('contact'),
  account: documentJob('account'),
}
