/** What the remote systems' ids are called. */
const ID_LABELS: Readonly<Record<string, string>> = {
  caseID: 'Case number',
  switchOverID: 'Switch-over number',
  id: 'Their number',
}

/** What people call an id of a remote system; its own name when they call it nothing. */
export function idLabel(name: string): string {
  return ID_LABELS[name] ?? name
}

/** The id by which the remote system knows what was sent: Acquaint's case number, the others' id of the record. */
export function remoteNumber(
  remoteIds: Readonly<Record<string, string>>,
): { name: string; label: string; value: string } | null {
  for (const name of ['caseID', 'id']) {
    const value = remoteIds[name]
    if (value !== undefined) return { name, label: idLabel(name), value }
  }
  return null
}

/** "Received by Ctrl Hub", with the case number where people ask by it. */
export function receivedWords(receiver: string, remoteIds: Readonly<Record<string, string>>): string {
  const { caseID } = remoteIds
  return caseID === undefined ? `Received by ${receiver}` : `Received by ${receiver}, case ${caseID}`
}
