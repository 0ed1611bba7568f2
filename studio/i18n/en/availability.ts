/** Texts about the status of a reader in forms and in the list 'Who is available'. */
export const AVAILABILITY_TEXTS = {
  'availability.try-again': 'Try again',
  'availability.retired':
    'This reader has retired: the articles stay, without call links, and nobody else can ever have the PIN. To take calls again, bring the reader back from the menu next to Publish, then choose a status here.',
  'availability.current': 'Current status',
  'availability.published': 'A switch shows on every page immediately.',
  'availability.unpublished': 'Publish this reader, then choose a status.',
  'availability.load-error': 'The statuses could not be loaded.',
  'availability.read-only': 'This form can only be read.',
  'availability.choose': 'No status yet: choose one.',
  'availability.time-zone': 'times in {{timeZone}}',
  'availability.no-statuses': 'Create a status first, under Statuses.',
  'availability.group': 'Status: {{status}}',
  'availability.none-yet': 'none yet',
  'availability.form': 'Note and end…',
  'availability.form.label': 'Note and end… for {{name}}',
  'availability.search.label': 'Search by name, PIN or status',
  'availability.search.placeholder': 'Name, PIN or status',
  'availability.list.load-error': 'The list could not be loaded.',
} as const
