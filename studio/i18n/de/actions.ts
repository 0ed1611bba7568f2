import type {ACTION_TEXTS as ENGLISH} from '../en/actions.ts'

/** Texts of the actions on documents and of their dialogs. */
export const ACTION_TEXTS: Readonly<Record<keyof typeof ENGLISH, string>> = {
  'action.delete': 'Löschen',
  'action.delete.header.article': 'Diesen Artikel löschen?',
  'action.delete.header.topic': 'Dieses Thema löschen?',
  'action.delete.header.status': 'Diesen Status löschen?',
  'action.delete.header.reader': 'Diesen Berater löschen?',
  'action.delete.header.entry': 'Diesen Eintrag löschen?',
  'action.delete.published': '{{title}} wird gelöscht. {{consequences}}',
  'action.delete.unpublished': '{{title}} wird gelöscht. Veröffentlicht war hiervon nie etwas.',
  'action.delete.obstacle':
    '{{title}} wird noch verwendet und kann nicht gelöscht werden. Öffnen Sie jeden dieser Einträge, entfernen Sie die Verwendung und veröffentlichen Sie:',
  'action.unpublish': 'Unveröffentlichen',
  'action.unpublish.not-allowed': 'Sie dürfen dies nicht unveröffentlichen.',
  'action.unpublish.header.article': 'Diesen Artikel unveröffentlichen?',
  'action.unpublish.header.topic': 'Dieses Thema unveröffentlichen?',
  'action.unpublish.header.status': 'Diesen Status unveröffentlichen?',
  'action.unpublish.header.reader': 'Diesen Berater unveröffentlichen?',
  'action.unpublish.header.entry': 'Diesen Eintrag unveröffentlichen?',
  'action.unpublish.consequences':
    '{{title}} ist dann nicht mehr öffentlich. {{consequences}} Der Entwurf bleibt hier, und Sie können ihn wieder veröffentlichen.',
  'action.unpublish.obstacle':
    '{{title}} wird noch verwendet und kann nicht unveröffentlicht werden. Öffnen Sie jeden dieser Einträge, entfernen Sie die Verwendung und veröffentlichen Sie:',
  'action.without.article': 'Seiten, die ihn zeigen, zeigen dann ihren eigenen Ersatztext.',
  'action.without.topic': 'Besucher finden darüber keine Artikel mehr.',
  'action.without.status': 'Berater können nicht mehr darauf geschaltet werden.',
  'action.without.reader': 'Keine Seite zeigt diesen Berater mehr.',
  'action.without.entry': 'Keine Seite zeigt diesen Eintrag mehr.',
  'action.this.article': 'Dieser Artikel',
  'action.this.topic': 'Dieses Thema',
  'action.this.status': 'Dieser Status',
  'action.this.reader': 'Dieser Berater',
  'action.this.entry': 'Dieser Eintrag',
  'action.title': '„{{title}}“',
  'action.cancel': 'Abbrechen',
  'action.close': 'Schließen',
  'action.searching': 'Verwendungen werden gesucht…',
  'action.more': 'und {{count, number}} weitere',
  'action.new-article': 'Neuer Artikel dieses Beraters',
  'action.bring-back': 'Zurückholen',
  'action.bring-back.done':
    '{{name}} ist zurück. Schalten Sie den Status um, sobald {{name}} wieder Anrufe annimmt.',
  'action.retire': 'Ausscheiden lassen',
  'action.retire.question':
    '{{name}} ausscheiden lassen? Artikel bleiben, Anruflinks verschwinden, und niemand sonst bekommt je die PIN. Sie können {{name}} zurückholen.',
  'action.retire.done': '{{name}} ist ausgeschieden.',
  'action.retire.error': '{{name}} konnte nicht geändert werden',
  'action.open': 'Auf der Website öffnen',
  'action.open.hint': 'Zeigt auch die Entwürfe',
  'action.open.no-pin': 'Die Seite braucht eine PIN.',
  'action.open.no-address': 'Die Seite braucht eine Adresse: drücken Sie „Generieren“.',
  'action.open.error': 'Die Seite konnte nicht geöffnet werden.',
  'website.title': 'Website',
  'website.untitled': 'Ohne Titel',
  'connection.lost':
    'Keine Verbindung. Lassen Sie dieses Fenster offen: Ihr Text wird gespeichert, sobald die Verbindung wieder da ist.',
  'connection.permission':
    'Nicht gespeichert: Sie dürfen dies nicht mehr ändern. Kopieren Sie Ihren Text, oder fragen Sie einen Administrator und lassen Sie dieses Fenster offen: gespeichert wird, sobald Sie wieder ändern dürfen.',
}
