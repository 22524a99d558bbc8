/**
 * What is read out before needs are recorded and sent, and its version, which goes on the record. A changed text gets a new version;
 * the old ones stay what they were. Deduced from what explicit consent asks for: a clear statement that names the data, who receives
 * it and that it can be withdrawn. It claims no registration, because a record in Ctrl Hub is none.
 */
export const PSR_WORDING = {
  version: 'psr-1',
  text:
    'I would like to note, for the electricity and gas meters of your home, which extra help the people who live there need: for example ' +
    'because of an illness or disability, their age, or young children. This is sensitive information. It is kept here, and shared with ' +
    'Ctrl Hub and those who work on your supply and use it, so that they take care. You do not have to agree, and you can take it ' +
    'back at any time. It does not put you on your supplier’s Priority Services Register: for that you ask your supplier. Do you agree?',
} as const

/** Whether there is an agreement to send this under; `not-yet` keeps the draft and sends nothing. */
export const AGREEMENTS = [
  { value: 'yes', label: 'Yes, they have agreed' },
  { value: 'not-yet', label: 'Nobody has agreed yet' },
] as const
