import { answered } from './answered.ts'
import { consentOf } from './consent-answers.ts'
import { fieldOfName, ownInfos } from './psr-answers-info.ts'
import { chosenMeters, meterAnswers, type ChosenMeter } from './psr-answers-meters.ts'
import { codesForATime, expiryKey, isSetSaid, NEED_TEXT, tickedCodes } from './psr-answers-needs.ts'
import { PRIORITIES } from './psr-answers-words.ts'
import { writePsrInfo, type InfoTriple } from './psr-info.ts'
import { resourceOf } from './resources.ts'
import type { Answers, FormFacts, WizardPart } from './wizard-form.ts'

/** A record for each chosen meter, in their order; each can be mended by itself. None while no meter is chosen. */
export function psrParts(answers: Answers, { resources }: Pick<FormFacts, 'resources'>): WizardPart[] {
  return chosenMeters(answers).map((meter) => ({
    kind: 'psr-record',
    body: psrBody(answers, meter, resourceOf(resources, 'psr-record').type),
    consent: answers['consent.agreed'] === 'yes' ? consentOf(answers) : null,
    answers: answersFor(answers, meter),
  }))
}

/** A record in the shape of seed 000. What was not answered is left out. */
function psrBody(answers: Answers, meter: ChosenMeter, type: string) {
  const priority = PRIORITIES.find((one) => one === answers['priority'])
  return {
    data: {
      type,
      attributes: {
        ...(priority === undefined ? {} : { priority: Number(priority) }),
        extra_info: extraInfo(answers, meter),
      },
      relationships: { meter: { data: { type: meter.type, id: meter.id } } },
    },
  }
}

/** The full set of needs, then what was typed, then what the meter's record had that we do not know. */
function extraInfo(answers: Answers, meter: ChosenMeter): InfoTriple[] {
  const own = ownInfos(answers).map(({ name, value }) => ({
    display_name: name,
    field: fieldOfName(name),
    value,
  }))
  return writePsrInfo({
    listed: isSetSaid(answers),
    codes: tickedCodes(answers),
    expiries: Object.fromEntries(
      codesForATime(answers).map((code) => [code, answered(answers, expiryKey(code)) ?? '']),
    ),
    text: answered(answers, NEED_TEXT) ?? '',
    other: [...own, ...(meter.shown?.carried ?? [])],
  })
}

/** The answers of one meter's record alone, without what is empty. `meter.label` is what its title and receipt are made from. */
function answersFor(answers: Answers, meter: ChosenMeter): Answers {
  const { id, type, label } = meter
  const own = { 'meter.id': id, 'meter.type': type, 'meter.label': label }
  const all = { ...answers, ...meterAnswers([meter], answers), ...own }
  return Object.fromEntries(Object.entries(all).filter(([, answer]) => answer !== ''))
}
