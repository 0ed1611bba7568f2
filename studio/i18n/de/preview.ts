import type {PREVIEW_TEXTS as ENGLISH} from '../en/preview.ts'

/** Texts of the preview beside a form. */
export const PREVIEW_TEXTS: Readonly<Record<keyof typeof ENGLISH, string>> = {
  'preview.title': 'Vorschau',
  'preview.close': 'Vorschau schließen',
  'preview.empty': 'Schreiben Sie einen Titel oder etwas Text, um den Artikel hier zu sehen.',
  'preview.frame': 'Vorschau des Artikels',
  'preview.device': 'Gerät',
  'preview.device.phone': 'Telefon',
  'preview.device.tablet': 'Tablet',
  'preview.device.desktop': 'Computer',
  'preview.scheme': 'Farbschema',
  'preview.scheme.light': 'Hell',
  'preview.scheme.dark': 'Dunkel',
}
