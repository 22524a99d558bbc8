/** What people call a member of what is sent to Ctrl Hub, by its path in the body; null for one we do not know. */
export function ctrlHubFieldWords(path: string): string | null {
  if (path === 'data.type') return 'Type'
  if (path.startsWith('meta.consent')) return 'Agreement'
  const [, member = ''] = /^data\.(?:attributes|relationships)\.(\w+)/.exec(path) ?? []
  return MEMBERS[member] ?? null
}

const MEMBERS: Readonly<Record<string, string>> = {
  priority: 'Priority',
  extra_info: 'Needs and other information',
  meter: 'Meter',
  status: 'Status',
  due: 'Due',
  organisation: 'Organisation',
  qualification: 'Qualification',
  user: 'Member',
  start_time: 'Start of the visit',
  end_time: 'End of the visit',
  medical_dependency: 'Depends on medical equipment',
  on_ecr: 'On ECR',
  on_ecr_notes: 'ECR notes',
  animals: 'Animals',
  notes: 'Notes',
  interaction: 'Conversation',
  operation: 'Operation',
  time_band: 'Time band',
  method: 'How they were reached',
  direction: 'Who called whom',
  date_time: 'When',
  contacted: 'Whether they were reached',
  contact: 'Contact',
  contacts: 'Contacts',
  account: 'Customer account',
  property: 'Home',
  properties: 'Homes',
  representative: 'Member who spoke to them',
  association: 'Whose contact it is',
  salutation: 'Salutation',
  first_name: 'First name',
  last_name: 'Last name',
  email: 'E-mail',
  telephone: 'Telephone',
}
