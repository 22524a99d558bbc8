import { momentOf } from './appointment-answers-times.ts'
import { howOf, isMedical, pickedRef, type LinkName, type RecordRef } from './appointment-answers.ts'
import { answered } from './answered.ts'
import { consentOf } from './consent-answers.ts'
import { resourceOf } from './resources.ts'
import type { Answers, FormFacts, WizardPart } from './wizard-form.ts'

type Facts = Pick<FormFacts, 'resources'>
type Members = Record<string, unknown>

/**
 * What goes to Ctrl Hub, in order: the contact, the account, the conversation, each only where it is made, and the visit. A later part
 * refers to an earlier one by `step:N`. Attributes and relationships as in ctrl-hub.md 3c and 4 (documented); what was not answered is
 * left out, never null.
 */
export function appointmentParts(answers: Answers, facts: Facts): WizardPart[] {
  const chain = new Chain(answers, facts)
  const interaction = chain.link('interaction', () => {
    const contact = chain.link('contact', () => ({ attributes: contactAttributes(answers) }))
    const account = chain.link('account', () => ({
      relationships: { contacts: toMany(contact), properties: toMany(pickedRef(answers, 'property')) },
    }))
    return {
      attributes: interactionAttributes(answers),
      relationships: {
        contact: toOne(contact),
        account: toOne(account),
        property: toOne(pickedRef(answers, 'property')),
        representative: toOne(pickedRef(answers, 'representative')),
      },
    }
  })
  chain.last({
    attributes: appointmentAttributes(answers),
    relationships: {
      interaction: toOne(interaction),
      operation: toOne(pickedRef(answers, 'operation')),
      time_band: toOne(pickedRef(answers, 'timeBand')),
    },
  })
  return chain.parts
}

class Chain {
  readonly parts: WizardPart[] = []
  readonly #answers: Answers
  readonly #facts: Facts

  constructor(answers: Answers, facts: Facts) {
    this.#answers = answers
    this.#facts = facts
  }

  /** The record of a link: the one that was picked, or the part that makes it, put into its place; null while that was not said. */
  link(name: LinkName, make: () => { attributes?: Members; relationships?: Members }): RecordRef | null {
    const how = howOf(this.#answers, name)
    if (how !== 'new') return how === null ? null : pickedRef(this.#answers, name)
    // What it stands on comes before it.
    const { type } = resourceOf(this.#facts.resources, name)
    const body = bodyOf(type, make())
    this.parts.push({ kind: name, body, consent: null, answers: null })
    return { type, id: `step:${this.parts.length - 1}` }
  }

  last(visit: { attributes: Members; relationships: Members }): void {
    const { type } = resourceOf(this.#facts.resources, 'appointment')
    const consent = isMedical(this.#answers) ? consentOf(this.#answers) : null
    // Said, so that it need not be asked when the contact is there and only the rest is sent again.
    const said = howOf(this.#answers, 'interaction') === 'new' ? { 'interaction.how': 'new' } : {}
    const answers = { ...this.#answers, ...said }
    this.parts.push({ kind: 'appointment', body: bodyOf(type, visit), consent, answers })
  }
}

function bodyOf(
  type: string,
  { attributes, relationships }: { attributes?: Members; relationships?: Members },
) {
  return { data: given({ type, attributes: members(attributes), relationships: members(relationships) }) }
}

function contactAttributes(answers: Answers): Members {
  const typed = (name: string) => answered(answers, `contact.${name}`)
  return {
    association: typed('association'),
    salutation: typed('salutation'),
    first_name: typed('first_name'),
    last_name: typed('last_name'),
    email: typed('email'),
    telephone: typed('telephone'),
  }
}

/** `status` is left out: which values it may have is documented nowhere. */
function interactionAttributes(answers: Answers): Members {
  return {
    method: answered(answers, 'interaction.method'),
    direction: answered(answers, 'interaction.direction'),
    date_time: momentOf(answers, 'spoken'),
    contacted: yesOrNo(answers, 'interaction.contacted'),
    notes: answered(answers, 'interaction.notes'),
  }
}

function appointmentAttributes(answers: Answers): Members {
  const onEcr = yesOrNo(answers, 'on_ecr')
  const medical = answered(answers, 'medical_dependency')
  return {
    start_time: momentOf(answers, 'start'),
    end_time: momentOf(answers, 'end'),
    // "Prefer not to say" is sent as No, and the screen says so where it is asked.
    medical_dependency: medical === undefined ? undefined : medical === 'yes',
    on_ecr: onEcr,
    animals: yesOrNo(answers, 'animals'),
    notes: answered(answers, 'notes'),
    on_ecr_notes: onEcr === true ? answered(answers, 'on_ecr_notes') : undefined,
  }
}

/** Not known is left out, as if it had not been answered. */
function yesOrNo(answers: Answers, question: string): boolean | undefined {
  const said = answers[question]
  return said === 'yes' ? true : said === 'no' ? false : undefined
}

function toOne(ref: RecordRef | null): Members | undefined {
  return ref === null ? undefined : { data: ref }
}

function toMany(ref: RecordRef | null): Members | undefined {
  return ref === null ? undefined : { data: [ref] }
}

function members(all: Members | undefined): Members | undefined {
  const some = given(all ?? {})
  return Object.keys(some).length === 0 ? undefined : some
}

/** The members that have a value. */
function given(all: Members): Members {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}
