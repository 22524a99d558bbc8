import type { CtrlHubContext } from '#shared/domain/ctrl-hub/context.ts'
import type { CtrlHubKind } from '#shared/domain/ctrl-hub/document.ts'

/** The day on which the documents below are checked. */
export const TODAY = '2026-11-22'

export const ORGANISATION = { id: '7b2c8f7e-2f0a-4a57-9c0e-3d7c5c1b7a10', label: 'Fellside Lettings' }

/** A basis as it is given for health data. */
export const BASIS = {
  basis: 'explicit-consent',
  wording: 'psr-1',
  givenBy: 'Aoife Brannigan',
  how: 'telephone',
  at: '2026-11-20',
  scope: ['record' as const, 'share' as const],
}

/** A real connection with an organisation and nothing changed. */
export const CONTEXT: CtrlHubContext = {
  resources: {},
  organisation: ORGANISATION,
  practice: false,
  consent: BASIS,
  today: TODAY,
}

const one = (type: string, last: number) => ({ type, id: `5a0d5c3e-9d57-4c0e-8a83-0d1a5c3b7e0${last}` })
const link = (type: string, last: number) => ({ data: one(type, last) })

/** A document of each kind with a value in every member there is, each one different, that no rule has anything against. */
export const FILLED: Readonly<Record<CtrlHubKind, object>> = {
  'psr-record': {
    data: {
      type: 'psrs',
      attributes: {
        priority: 2,
        extra_info: [
          { display_name: 'Needs codes', field: 'needs_codes', value: '08,17,33' },
          { display_name: 'Review date of need 33', field: 'needs_expiry_33', value: '2027-03-01' },
          { display_name: 'Language or communication need', field: 'needs_text_17', value: 'Sorani' },
          { display_name: 'Key safe', field: 'key_safe', value: 'by the back door' },
        ],
      },
      relationships: { meter: link('meters', 1) },
    },
  },
  'qualification-award': {
    data: {
      type: 'qualification-awards',
      attributes: { status: 'assigned', due: '2027-03-01T23:59:59Z' },
      relationships: {
        organisation: { data: { type: 'organisations', id: ORGANISATION.id } },
        qualification: link('qualifications', 2),
        user: link('users', 3),
      },
    },
  },
  appointment: {
    data: {
      type: 'appointments',
      attributes: {
        start_time: '2027-10-31T01:30:00+01:00',
        end_time: '2027-10-31T05:00:00Z',
        medical_dependency: true,
        on_ecr: true,
        animals: false,
        notes: 'Ring the top bell.',
        on_ecr_notes: 'As agreed.',
      },
      relationships: {
        interaction: link('customer-interactions', 4),
        operation: link('operations', 5),
        time_band: link('time-bands', 6),
      },
    },
  },
  interaction: {
    data: {
      type: 'customer-interactions',
      attributes: {
        method: 'telephone',
        direction: 'inbound',
        date_time: '2026-11-20T10:15:00+00:00',
        contacted: true,
        status: 'completed',
        notes: 'Has asked for the morning.',
      },
      relationships: {
        contact: link('contacts', 7),
        account: link('customer-accounts', 8),
        property: link('properties', 9),
        representative: link('users', 3),
      },
    },
  },
  contact: {
    data: {
      type: 'contacts',
      attributes: {
        association: 'occupier',
        salutation: 'Mrs',
        first_name: 'Niamh',
        last_name: 'Ní Bhriain',
        email: 'niamh@example.ie',
        telephone: '+353 87 123 4567',
      },
    },
  },
  account: {
    data: {
      type: 'customer-accounts',
      relationships: {
        contacts: { data: [one('contacts', 7), one('contacts', 1)] },
        properties: { data: [one('properties', 9)] },
      },
    },
  },
}
