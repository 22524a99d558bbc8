import { appointmentForm } from '#shared/domain/appointment-form.ts'
import { awardForm } from '#shared/domain/award-form.ts'
import { psrForm } from '#shared/domain/psr-form.ts'
import { serviceChangeForm } from '#shared/domain/service-change-form.ts'
import { serviceForm } from '#shared/domain/service-form.ts'
import type { SubmissionKind } from '#shared/domain/submission.ts'
import { CRITICAL_CARE_WORDING } from '#shared/domain/switch-answers-consent.ts'
import { switchForm } from '#shared/domain/switch-form.ts'
import type { Answers, WizardForm } from '#shared/domain/wizard-form.ts'
import { ELECTRICITY, fullPsrAnswers, GAS } from '#test/unit/domain/psr-answers.ts'
import { AWARD } from './award-steps.ts'
import type { Host } from './practice-windows.ts'
import { serviceAnswers } from './service-steps.ts'
import { draftAnswers, yesterday } from './visit-steps.ts'

/** A wizard, with answers that bring up what its steps may ask. */
export interface FilledWizard {
  kind: SubmissionKind
  form: WizardForm
  connectionId: string
  answers: Answers
  /** Those that the check page is given, where it brings up more with others. */
  checked?: Answers
}

/** The form that has all steps on one page. */
export const QUICK = { name: 'quick', heading: 'All questions on one page' } as const

/** Every wizard of practice. */
export async function everyWizard(host: Host): Promise<readonly FilledWizard[]> {
  const home = (await host.client.homes.samples()).find(({ id }) => id === 'linnet-row')
  if (home === undefined) throw new Error('Practice has no sample home linnet-row.')
  const acquaint = { connectionId: 'practice-acquaint' }
  const switched = (kind: 'tenant-switch' | 'landlord-switch' | 'purchaser-switch', more: Answers) => ({
    ...{ kind, form: switchForm(kind), ...acquaint },
    answers: { ...home.answers, ...more },
  })
  const hub = { connectionId: 'practice-ctrl-hub' }
  const yeti = { connectionId: 'practice-yeti' }
  return [
    switched('tenant-switch', { 'tenant.criticalCare': 'yes', ...AGREED }),
    switched('landlord-switch', { billTo: 'agent' }),
    switched('purchaser-switch', {
      'purchaser.lastName': 'Quirke',
      'purchaser.criticalCare': 'yes',
      ...AGREED,
    }),
    {
      ...{ kind: 'psr-record', form: psrForm, ...hub },
      ...{ answers: withoutHealth(fullPsrAnswers([ELECTRICITY, GAS])), checked: fullPsrAnswers() },
    },
    { kind: 'appointment', form: appointmentForm, ...hub, answers: draftAnswers() },
    { kind: 'qualification-award', form: awardForm, ...hub, answers: AWARDED },
    {
      ...{ kind: 'service', form: serviceForm, ...yeti },
      answers: await serviceAnswers(host, 'Quayside Lettings'),
    },
    { kind: 'service-change', form: serviceChangeForm, ...yeti, answers: await changeAnswers(host) },
  ]
}

const AGREED: Answers = {
  'consent.basis': 'explicit-consent',
  'consent.wording': CRITICAL_CARE_WORDING.version,
  'consent.record': 'yes',
  'consent.share': 'yes',
  'consent.givenBy': 'Aoife Brannigan',
  'consent.how': 'in-person',
  'consent.at': yesterday().day,
}

const AWARDED: Answers = {
  'member.id': AWARD.member.id,
  'member.type': 'users',
  'member.label': AWARD.member.words,
  'qualification.id': AWARD.qualification.id,
  'qualification.type': 'qualifications',
  'qualification.label': AWARD.qualification.label,
  status: 'other',
  'status.other': AWARD.status,
  due: '2031-07-01',
}

/** A draft that says something about somebody's health hides where it is asked; without, its questions are there. */
function withoutHealth(answers: Answers): Answers {
  return Object.fromEntries(
    Object.entries(answers).filter(([question]) => !/^(?:needs|priority|info)\b/.test(question)),
  )
}

/** A new price for the first of the billed services. */
async function changeAnswers({ client }: Host): Promise<Answers> {
  const all = { name: '', accountId: null, typeId: null, createdFrom: null, createdTo: null, renewTo: null }
  const asked = { connectionId: 'practice-yeti', page: 1, filters: all, sort: 'name' } as const
  const service = (await client.yeti.services(asked)).services[0]
  if (service === undefined) throw new Error('Practice has no billed service.')
  return { 'service.id': service.id, renewPrice: '41.5', 'variables.how': 'replace', variables: '{}' }
}

/** A draft that stands at a step; its address. */
export async function draftAt(host: Host, wizard: FilledWizard, step: string): Promise<string> {
  const { kind, connectionId } = wizard
  const answers = step === 'check' ? (wizard.checked ?? wizard.answers) : wizard.answers
  const draft = await host.client.drafts.save({ id: null, kind, connectionId, step, answers, blocked: null })
  return `#/drafts/${draft.id}`
}
