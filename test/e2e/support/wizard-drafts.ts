import { appointmentForm } from '#shared/domain/appointment-form.ts'
import { awardForm } from '#shared/domain/award-form.ts'
import { psrForm } from '#shared/domain/psr-form.ts'
import { serviceForm } from '#shared/domain/service-form.ts'
import { switchForm } from '#shared/domain/switch-form.ts'
import type { WizardKind } from '#shared/domain/wizard-kinds.ts'
import type { Answers, WizardForm } from '#shared/domain/wizard-form.ts'
import type { Host } from './practice-windows.ts'
import { serviceAnswers } from './service-steps.ts'
import { draftAnswers } from './visit-steps.ts'

/** Every wizard, with answers that bring up what its steps may ask. */
export async function everyWizard(
  host: Host,
): Promise<readonly { kind: WizardKind; form: WizardForm; connectionId: string; answers: Answers }[]> {
  const home = (await host.client.homes.samples()).find(({ id }) => id === 'linnet-row')
  if (home === undefined) throw new Error('Practice has no sample home linnet-row.')
  const switches = (['tenant-switch', 'landlord-switch', 'purchaser-switch'] as const).map((kind) => ({
    kind,
    form: switchForm(kind),
    connectionId: 'practice-acquaint',
    answers: home.answers,
  }))
  const hub = { connectionId: 'practice-ctrl-hub' }
  return [
    ...switches,
    { kind: 'psr-record', form: psrForm, ...hub, answers: {} },
    { kind: 'appointment', form: appointmentForm, ...hub, answers: draftAnswers() },
    { kind: 'qualification-award', form: awardForm, ...hub, answers: {} },
    {
      kind: 'service',
      form: serviceForm,
      connectionId: 'practice-yeti',
      answers: await serviceAnswers(host, 'Quayside Lettings'),
    },
  ]
}

/** A draft of a kind that stands at a step; its address. */
export async function draftAt(
  host: Host,
  { kind, connectionId, answers }: { kind: WizardKind; connectionId: string; answers: Answers },
  step: string,
): Promise<string> {
  const draft = await host.client.drafts.save({ id: null, kind, connectionId, step, answers, blocked: null })
  return `#/drafts/${draft.id}`
}
