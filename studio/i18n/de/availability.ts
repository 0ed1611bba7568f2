import type {AVAILABILITY_TEXTS as ENGLISH} from '../en/availability.ts'

/** Texts about the status of a reader in forms and in the list 'Who is available'. */
export const AVAILABILITY_TEXTS: Readonly<Record<keyof typeof ENGLISH, string>> = {
  'availability.try-again': 'Noch einmal versuchen',
  'availability.retired':
    'Dieser Berater ist ausgeschieden: die Artikel bleiben, ohne Anruflinks, und niemand sonst bekommt je die PIN. Soll er wieder Anrufe annehmen, holen Sie ihn im Menü neben „Veröffentlichen“ zurück und wählen dann hier einen Status.',
  'availability.current': 'Jetziger Status',
  'availability.published': 'Umschalten wirkt sofort auf allen Seiten.',
  'availability.unpublished': 'Veröffentlichen Sie den Berater, dann wählen Sie einen Status.',
  'availability.load-error': 'Die Status konnten nicht geladen werden.',
  'availability.read-only': 'Dieses Formular können Sie nur lesen.',
  'availability.choose': 'Noch kein Status: wählen Sie einen.',
  'availability.time-zone': 'Uhrzeiten in {{timeZone}}',
  'availability.no-statuses': 'Legen Sie zuerst einen Status an, unter „Status“.',
  'availability.group': 'Status: {{status}}',
  'availability.none-yet': 'noch keiner',
  'availability.form': 'Notiz und Ende…',
  'availability.form.label': 'Notiz und Ende… für {{name}}',
  'availability.search.label': 'Nach Name, PIN oder Status suchen',
  'availability.search.placeholder': 'Name, PIN oder Status',
  'availability.list.load-error': 'Die Liste konnte nicht geladen werden.',
}
