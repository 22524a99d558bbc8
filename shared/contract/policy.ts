import * as v from 'valibot'
import { ProviderName } from '../domain/submission.ts'
import { InputIssue } from './error-data.ts'

/** A policy file that is there and cannot be followed: nothing is sent until it is mended. */
export const PolicyTrouble = v.object({
  /** HO-POLICY-FILE */
  code: v.string(),
  message: v.string(),
  fix: v.string(),
  /** Where in the file, as `connections[0].baseUrl`; '' where it is about the file as a whole. */
  problems: v.array(InputIssue),
})
export type PolicyTrouble = v.InferOutput<typeof PolicyTrouble>

/** What the office has set on this computer, for the screens and the command line. Null: it leaves that to the user. */
export const PolicyStatus = v.object({
  file: v.string(),
  /** As they stand in the file. */
  allowedHosts: v.nullable(v.array(v.string())),
  updates: v.nullable(v.picklist(['on', 'off'])),
  keepBodiesDays: v.nullable(v.number()),
  /** The connections that it brings; whoever uses one enters its sign-in details. */
  connections: v.array(v.object({ provider: ProviderName, label: v.string(), baseUrl: v.string() })),
  /** Whether whoever uses Handover could change the file: then it is a hint to them, and no more. */
  changeable: v.boolean(),
  trouble: v.nullable(PolicyTrouble),
})
export type PolicyStatus = v.InferOutput<typeof PolicyStatus>
