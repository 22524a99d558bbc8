import { NEED_GROUPS, type Need } from './needs-codes.ts'

/** Words that people use and the list does not, by code. */
const ALSO: Readonly<Record<string, string>> = {
  '01': 'breathing asthma cpap children',
  '02': 'breathing cardiac life support',
  '03': 'kidney tube feeding insulin pump renal',
  '04': 'breathing copd lungs',
  '08': 'sight eyes vision',
  '09': 'sight eyes vision impaired glaucoma',
  '12': 'stairlift chair lift bath riser',
  '14': 'old elderly senior retired pensioner',
  '15': 'disability disabled wheelchair walking mobility',
  '17': 'language translation interpreter foreign sign bsl',
  '18': 'autism autistic adhd learning disability',
  '19': 'slow time walking knock',
  '20': 'alzheimer memory confused',
  '22': 'cancer ill long term condition',
  '23': 'bath shower skin',
  '24': 'pendant alarm monitor',
  '25': 'insulin refrigerator cold medication',
  '26': 'cylinder tank breathing',
  '27': 'gas leak anosmia',
  '28': 'arthritis grip fingers dexterity',
  '29': 'baby babies infant toddler family',
  '30': 'anxiety depression psychological',
  '31': 'nominee relative friend neighbour company',
  '32': 'bereavement divorce pregnancy job loss temporary',
  '33': 'operation surgery recovering temporary',
  '34': 'teenager care leaver young temporary',
  '35': 'ears hearing aid textphone',
  '36': 'talking voice stammer',
  '37': 'dialysis water supply',
}

/** Whether a need is what somebody looks for: every word, or the code, is found in what is known of it. */
export function isFound(need: Need, text: string): boolean {
  const all = plain(
    [need.code, need.words, need.name, NEED_GROUPS[need.group], ALSO[need.code] ?? ''].join(' '),
  )
  return plain(text)
    .split(/\s+/)
    .every((word) => word === '' || all.includes(word))
}

function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
