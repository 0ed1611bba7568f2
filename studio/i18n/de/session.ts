import type {SESSION_TEXTS as ENGLISH} from '../en/session.ts'

/** Texts of the dialog after a session has ended. */
export const SESSION_TEXTS: Readonly<Record<keyof typeof ENGLISH, string>> = {
  'session.title': 'Ihre Sitzung ist beendet',
  'session.text': 'Ihr Text ist sicher. Melden Sie sich an, um weiterzumachen.',
  'session.log-in': 'Anmelden',
  'session.log-in-with': 'Mit {{provider}} anmelden',
  'session.try-again': 'Noch einmal versuchen',
  'session.blocked':
    'Ihr Browser hat das Anmeldefenster blockiert. Erlauben Sie es, dann melden Sie sich an.',
  'session.unreachable': 'Die Anmeldung ist nicht erreichbar. Prüfen Sie Ihre Verbindung.',
  'session.failed': 'Die Anmeldung hat nicht geklappt. Melden Sie sich noch einmal an.',
  'session.other-user':
    'Sie sind als {{name}} angemeldet, aber der noch nicht gespeicherte Text ist von {{author}}. Wenn Sie weitermachen, wird er unter dem Namen {{name}} gespeichert; laden Sie danach das Studio neu.',
  'session.another-person': 'einer anderen Person',
  'session.log-in-as': 'Als {{name}} anmelden',
  'session.continue-as': 'Als {{name}} weitermachen',
}
